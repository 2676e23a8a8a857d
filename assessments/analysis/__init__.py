"""การวิเคราะห์: drafting findings from item scores, the library of recommendations, what is still missing."""
