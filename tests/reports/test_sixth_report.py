"""Another report is one module and one line: the portal prints, checks, submits and offers it everywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE = ROOT / "tests" / "reports" / "sixth" / "register.py"
NOT_NEEDED = (".*", "data", "browser", "*.sqlite3*", "script", "collected")
LINE = 'Format("register", "ทะเบียนมาตรการ", "ตามลำดับ", "A4 แนวตั้ง", register.arrange, register.WORDING),'


def test_a_sixth_report_is_one_module_and_one_line(tmp_path):
    portal = tmp_path / "portal"
    shutil.copytree(ROOT, portal, ignore=shutil.ignore_patterns(*NOT_NEEDED))
    formats = portal / "reports" / "formats"
    shutil.copy(MODULE, formats / "register.py")
    listed = (formats / "__init__.py").read_text(encoding="utf-8")
    listed = listed.replace("    indicator_results,\n", "    indicator_results,\n    register,\n", 1)
    end = listed.index("\n)\n", listed.index("FORMATS: "))
    (formats / "__init__.py").write_text(f"{listed[:end]}\n    {LINE}{listed[end:]}", encoding="utf-8")

    told = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider"),
            "tests/reports/sixth/stories.py",
        ],
        cwd=portal,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3", "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert told.returncode == 0, told.stdout[-3000:]
