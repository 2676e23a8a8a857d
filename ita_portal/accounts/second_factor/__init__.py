"""การยืนยันตัวตนสองขั้นตอน: a code of an app on the telephone besides the password (promise P7)."""
