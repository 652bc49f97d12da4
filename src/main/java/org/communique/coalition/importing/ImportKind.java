package org.communique.coalition.importing;

import java.util.List;
import java.util.Map;

/** What can be imported from a table, with its columns. */
public enum ImportKind {
    ORGANISATIONS("official_name", "display_name", "country", "region", "status", "domain"),
    MEMBERS("name", "email", "organisation", "roles");

    /** Heads that the screens show, where they are not the names of the columns. */
    private static final Map<String, String> SHOWN = Map.of("status_with_ecosoc", "status", "e_mail_address", "email");

    private final List<String> columns;

    ImportKind(String... columns) {
        this.columns = List.of(columns);
    }

    public List<String> columns() {
        return columns;
    }

    static Map<String, String> shown() {
        return SHOWN;
    }
}
