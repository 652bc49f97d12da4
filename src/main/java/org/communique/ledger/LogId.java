package org.communique.ledger;

import java.util.regex.Pattern;

/**
 * One of the two logs of a subject, which is a statement's id as a rule.
 *
 * @param subject letters, digits, dashes and underscores: it shows in checkpoints, so it never is a name or a title
 */
public record LogId(String subject, Visibility visibility) {

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** Who may come to see a log. */
    public enum Visibility {
        PUBLIC("public"),
        PRIVATE("private");

        private final String path;

        Visibility(String path) {
            this.path = path;
        }
    }

    public LogId {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("Not the subject of a log: " + subject);
        }
    }

    /** The log that everyone may read once the statement is published. */
    public static LogId publicOf(String subject) {
        return new LogId(subject, Visibility.PUBLIC);
    }

    /** The log of decisions, declines and the like, which never leaves the coalition. */
    public static LogId privateOf(String subject) {
        return new LogId(subject, Visibility.PRIVATE);
    }

    static LogId parse(String path) {
        int slash = path.indexOf('/');
        String subject = path.substring(0, slash);
        return path.endsWith("/" + Visibility.PUBLIC.path) ? publicOf(subject) : privateOf(subject);
    }

    String path() {
        return subject + "/" + visibility.path;
    }
}
