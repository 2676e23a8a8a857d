"""Audit trail (ร่องรอย): append-only, hash-chained; import from audit.record, audit.verbs, audit.chain."""
