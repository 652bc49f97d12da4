package org.communique.treaty.instrument;

/** What articles and positions are about. The names are part of message keys. */
public enum Topic {
    SCOPE,
    SOVEREIGNTY,
    HUMAN_RIGHTS,
    EXPRESSION,
    CRIMINALISATION,
    SECURITY_RESEARCH,
    CHILDREN,
    GENDER,
    CORPORATE_LIABILITY,
    JURISDICTION,
    PROCEDURE,
    SAFEGUARDS,
    ELECTRONIC_EVIDENCE,
    SURVEILLANCE,
    PRIVACY,
    COOPERATION,
    EXTRADITION,
    LAW_ENFORCEMENT,
    ASSETS,
    VICTIMS,
    PREVENTION,
    TECHNICAL_ASSISTANCE,
    IMPLEMENTATION,
    FINAL_PROVISIONS
}
