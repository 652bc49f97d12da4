package org.communique.statement;

/**
 * An event that only those learn of who coordinate a statement, or answer for the organisation in question: its time would tell others
 * too much. Published after the fact is stored.
 */
public interface ConfidentialEvent {

    StatementId statement();
}
