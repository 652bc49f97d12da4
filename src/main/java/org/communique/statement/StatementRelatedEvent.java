package org.communique.statement;

/** An event of any feature that changes what people see of a statement. Published after the fact is stored. */
public interface StatementRelatedEvent {

    StatementId statement();
}
