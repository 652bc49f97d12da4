package org.communique.treaty.name;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;

/**
 * @param source  a link, or words that say where it stands
 * @param checked whether it was compared with that
 */
public record OfficialName(String name, String source, boolean checked, MemberId by, Instant at) {

    public static final int LONGEST = 200;
    public static final int LONGEST_SOURCE = 500;
}
