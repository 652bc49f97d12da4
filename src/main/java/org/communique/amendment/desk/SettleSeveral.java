package org.communique.amendment.desk;

import java.util.Map;
import java.util.Set;
import org.communique.statement.StatementId;

/**
 * @param amendments their numbers
 * @param revisions  by their numbers, how often the text of each had been changed when it was read; of some or none
 * @param reason     of all; not empty where they are rejected
 */
public record SettleSeveral(
        StatementId statement, Set<Integer> amendments, Map<Integer, Integer> revisions, Act act, String reason) {

    /** Whatever their texts are. */
    public SettleSeveral(StatementId statement, Set<Integer> amendments, Act act, String reason) {
        this(statement, amendments, Map.of(), act, reason);
    }

    public static final int MOST = 200;

    public enum Act {
        ACCEPT,
        REJECT
    }
}
