package org.communique.coalition.evidence;

/** Keeps acts that rest on evidence. */
public interface EvidenceUser {

    /** @param act the id of the document for which the file was stored, which may be another user's */
    boolean restsOn(String act, EvidenceFileId file);
}
