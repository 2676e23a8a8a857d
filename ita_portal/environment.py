"""What the operator says through environment variables, and what a server must not run without."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ

NAMES = ("DATABASE_URL", "DATA_DIR", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "EMAIL_URL")
DATABASES = ("postgres", "postgresql", "sqlite")
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
TRIAL_KEY = "trial-only-key-of-a-portal-that-answers-this-machine-alone"

env = environ.Env()


def is_trial() -> bool:
    """Whether the portal runs for trial: DEBUG is on, or nothing at all was set."""
    return env.bool("DEBUG", default=not any(os.environ.get(name) for name in NAMES))


def missing_or_unsafe() -> list[str]:
    """What keeps a server from starting, a line each; empty when all is well."""
    found = []
    if urlsplit(env.str("DATABASE_URL", "")).scheme not in DATABASES:
        found.append("DATABASE_URL is not set to a database (postgres://… or sqlite:////absolute/path)")
    if not os.path.isabs(env.str("DATA_DIR", "")):
        found.append("DATA_DIR is not set to an absolute folder")
    key = env.str("SECRET_KEY", "")
    if len(key) < 50 or len(set(key)) < 5 or key == TRIAL_KEY:
        found.append("SECRET_KEY is not set or too easy to guess (at least 50 random characters)")
    hosts = env.list("ALLOWED_HOSTS", default=[])
    if not hosts or "*" in hosts:
        found.append("ALLOWED_HOSTS is not set to the names this server answers to")
    if not urlsplit(env.str("EMAIL_URL", "")).scheme:
        found.append("EMAIL_URL is not set (smtp+tls://user:password@host:587)")
    return found


def refuse_unsafe_server() -> None:
    """Stops the process with the list of what is missing.

    Raises:
        SystemExit: the message goes to standard error, the exit code is 1.
    """
    if found := missing_or_unsafe():
        raise SystemExit("The portal does not start:\n" + "\n".join(f"- {line}" for line in found))


def data_dir(base: Path) -> Path:
    """The folder of uploaded and sealed files, made when it is not there."""
    folder = Path(env.str("DATA_DIR", "") or base / "data")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def public_url(host: str, trial: bool) -> str:
    """How the portal is called from outside, without a slash at the end: PUBLIC_URL, or the first host."""
    usual = f"http://{host}:8000" if trial else f"https://{host.lstrip('.')}"
    return env.str("PUBLIC_URL", usual).rstrip("/")
