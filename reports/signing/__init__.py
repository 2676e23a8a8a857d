"""The digital signature on a decided PDF: PAdES by pyHanko, with the certificate of the agency.

Without a certificate the portal works and says that the file is not signed. With one, a file is signed or it
is not made at all: who signed once never gets an unsigned file because a key is gone. pyHanko takes a second
and 30 MB to load, so only a process that signs loads it.
"""

from reports.signing.certificates import CannotSign, has_certificate
from reports.signing.doing import sign, trouble_of

__all__ = ["CannotSign", "has_certificate", "sign", "trouble_of"]
