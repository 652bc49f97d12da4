package org.communique.coalition.importing;

import java.util.List;

/** What can be imported from a table, with its columns. */
public enum ImportKind {
    ORGANISATIONS("official_name", "display_name", "country", "region", "status", "domain"),
    MEMBERS("name", "email", "organisation", "roles");

    private final List<String> columns;

    ImportKind(String... columns) {
        this.columns = List.of(columns);
    }

    public List<String> columns() {
        return columns;
    }

    /** An empty table to fill in, as CSV. */
    public String template() {
        return String.join(",", columns) + "\r\n";
    }
}
