"""The order in which WordprocessingML has the children of an element (ECMA-376 part 1, annex A.1).

Word repairs or refuses a file whose properties stand in another order. Only what the portal writes is
listed; an element that is not listed is not checked.
"""

_LISTED = """
pPr: pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
    bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
rPr: rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
tblPr: tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
    tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
tcPr: cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
    hideMark
sectPr: headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
    lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid
    printerSettings
tblBorders: top left start bottom right end insideH insideV tl2br tr2bl
tcBorders: top left start bottom right end insideH insideV tl2br tr2bl
tblCellMar: top left start bottom right end
tcMar: top left start bottom right end
pBdr: top left bottom right between bar
style: name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed
    qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr
styles: docDefaults latentStyles style
docDefaults: rPrDefault pPrDefault
font: altName panose1 charset family notTrueType pitch sig embedRegular embedBold
tbl: bookmarkStart bookmarkEnd tblPr tblGrid tr
tr: tblPrEx trPr tc
settings: writeProtection view zoom removePersonalInformation removeDateAndTime
    doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText
    printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts
    saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
    bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors
    activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter
    stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves
    doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet
    defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps
    showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
    bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing
    drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
    doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin
    doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne
    strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture
    doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
    doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
    alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars
    rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
    doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary
    shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator docId defaultImageDpi
inline: extent effectExtent docPr cNvGraphicFramePr graphic
anchor: simplePos positionH positionV extent effectExtent wrapNone wrapSquare wrapTight wrapThrough
    wrapTopAndBottom docPr cNvGraphicFramePr graphic sizeRelH sizeRelV
"""


def _read(listed: str) -> dict[str, list[str]]:
    joined = listed.strip().replace("\n    ", " ").splitlines()
    return {name: children.split() for name, _, children in (line.partition(": ") for line in joined)}


ORDER = _read(_LISTED)
# Their children may stand in turn: a header, a footer, another header
MIXED = {"sectPr": {"headerReference", "footerReference"}}
FIRST = {"p": "pPr", "r": "rPr", "tr": "trPr", "tc": "tcPr"}  # where there is one, it leads
REPEATED = {"headerReference", "footerReference", "style", "tr", "tc", "bookmarkStart", "bookmarkEnd"}
REPEATED |= {"tblStylePr", "activeWritingStyle", "attachedSchema"}
