package org.communique.amendment.bulk;

import java.util.Set;
import org.communique.statement.StatementId;

/**
 * @param amendments their numbers
 * @param reason     of all; not empty where they are rejected
 */
public record SettleSeveral(StatementId statement, Set<Integer> amendments, Act act, String reason) {

    public static final int MOST = 200;

    public enum Act {
        ACCEPT,
        REJECT
    }
}
