"""Settings of the portal, all from the environment (README, section Deploying)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.urls import reverse_lazy

from ita_portal.environment import (
    LOCAL_HOSTS,
    TRIAL_KEY,
    data_dir,
    env,
    is_trial,
    public_url,
    refuse_unsafe_server,
)

BASE_DIR = Path(__file__).resolve().parent.parent

TRIAL = is_trial()
if not TRIAL:
    refuse_unsafe_server()

# Errors go to the log, never to a page: Django's own DEBUG stays off even in a trial.
DEBUG = False
DATA_DIR = data_dir(BASE_DIR)
SECRET_KEY = env.str("SECRET_KEY", TRIAL_KEY) if TRIAL else env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOCAL_HOSTS)
# What stands before every address that leaves the portal: in QR codes, sitemaps, letters.
PUBLIC_URL = public_url(ALLOWED_HOSTS[0], TRIAL)

INSTALLED_APPS = [
    "ita_portal.accounts",
    "ita_portal.audit",
    "ita_portal.apps.PortalConfig",
    "assessments",
    "measures",
    "reports",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "import_export",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ita_portal.requests.ReadableRequests",
    "ita_portal.requests.KnowsNobody",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ita_portal.accounts.sessions.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ita_portal.not_by_link.TellsWhatNeedsAButton",
]

ROOT_URLCONF = "ita_portal.urls"
WSGI_APPLICATION = "ita_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ita_portal.home.frame.frame",
            ],
            "builtins": ["ita_portal.templatetags.thai"],
        },
    }
]

FORM_RENDERER = "ita_portal.forms.PortalRenderer"

# Database: SQLite serves one municipality on one machine, PostgreSQL a province or the country.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = 60  # seconds; each thread of the server keeps its own
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The counters of failed sign-ins are shared by all processes, hence in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # beyond it the database forgets counters
    }
}

# What `manage.py worker` does in the background (ita_portal/jobs): quick things, and jobs that take minutes.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}}

# People and sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "ita_portal.accounts.passwords.NotLikeThePerson"},
    {"NAME": "ita_portal.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "ita_portal.accounts.passwords.NotCommon"},
    {"NAME": "ita_portal.accounts.passwords.NotNumbersAlone"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("home")
ACCOUNT_ADAPTER = "ita_portal.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("account_login")
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "ระบบงาน ITA: "
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/300s/key"}
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", default=False) else 0

# The second factor (ita_portal/accounts/second_factor/)
MFA_ADAPTER = "ita_portal.accounts.second_factor.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are made by invitation, not by an address
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "ระบบงาน ITA"
MFA_TOTP_TOLERANCE = 1

# A session ends after 30 idle minutes and after 12 hours, whatever is done (ita_portal/accounts/sessions.py);
# it is kept for a day, so that what a form without JavaScript sends too late is kept for whom it belongs to.
SESSION_ENGINE = "ita_portal.accounts.session_store"
SESSION_COOKIE_AGE = 24 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# What a browser may do with our pages (promise P9)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not TRIAL
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not TRIAL)
SECURE_HSTS_SECONDS = 0 if TRIAL else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not TRIAL
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in LOCAL_HOSTS]
CSRF_FAILURE_VIEW = "ita_portal.errors.form_too_old"

# Words, time and files
LANGUAGE_CODE = "th"
TIME_ZONE = "Asia/Bangkok"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TRIAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TRIAL
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o600
SCANNER = env.str("SCANNER", "")  # a command that reads a file from its input and exits 0 when it is clean

# The digital signature of decided documents (reports/signing/)
SIGN_PASSWORD = env.str("SIGN_PASSWORD", "")
SIGN_TSA_URL = env.str("SIGN_TSA_URL", "")
SIGN_ROOTS = env.str("SIGN_ROOTS", "")
SIGN_PKCS11_MODULE = env.str("SIGN_PKCS11_MODULE", "")
SIGN_PKCS11_TOKEN = env.str("SIGN_PKCS11_TOKEN", "")
SIGN_PKCS11_PIN = env.str("SIGN_PKCS11_PIN", "")

# Without an address of a server for e-mail, which only a trial may lack, letters are kept as files.
EMAIL_BACKEND = "ita_portal.trial_mail.EmailBackend"
if env.str("EMAIL_URL", ""):
    vars().update(env.email("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"portal@{ALLOWED_HOSTS[0]}")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "ita_portal.logs.Discreet",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "weasyprint": {"level": "ERROR"},
    },
}
