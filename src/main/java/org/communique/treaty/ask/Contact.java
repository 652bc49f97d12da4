package org.communique.treaty.ask;

import java.time.Instant;
import java.time.LocalDate;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;

/** One contact with a target: when, what was said, and who noted it. */
public record Contact(
        LocalDate date, @StoredName(amongWords = true) String words, TargetStatus status, MemberId by, Instant at) {

    public static final int LONGEST_WORDS = 2_000;
}
