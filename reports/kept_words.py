"""How the trail calls the hashes it keeps of what is sealed; `verify_audit` reads them by these words."""

FACTS = "ลายนิ้วมือ SHA-256"
FILE = "ลายนิ้วมือของแฟ้ม"
OPINION = "ลายนิ้วมือของความเห็น"
SCAN = "ลายนิ้วมือของแฟ้มภาพ"
ROWS = "ลายนิ้วมือของรายการ"
