package org.communique.security.credential;

/** What can happen to how a member signs in; the names are in message keys too. */
public enum CredentialChange {
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    APP_ADDED,
    APP_REMOVED,
    RECOVERY_CODES_MADE,
    RECOVERY_CODE_USED,
    ALL_REMOVED,
    /** Many passwords were tried. */
    PASSWORD_GUESSED
}
