package org.communique.treaty.ask;

import org.communique.treaty.position.Subject;

/** What is asked. */
public record AskData(String title, String words, Subject subject) {}
