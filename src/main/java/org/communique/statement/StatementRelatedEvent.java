package org.communique.statement;

/** An event of any feature that changes what people see of a statement. Published after the fact is stored. */
public interface StatementRelatedEvent {

    StatementId statement();

    /** Whether it can be work for a member, or no longer, or be seen in lists; what cannot is not asked for at every event. */
    default boolean changesWork() {
        return true;
    }
}
