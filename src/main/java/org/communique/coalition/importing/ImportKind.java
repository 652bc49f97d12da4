package org.communique.coalition.importing;

import java.util.List;
import java.util.Map;

/** What can be imported from a table, with its columns. */
public enum ImportKind {
    ORGANISATIONS(
            List.of("official_name", "display_name", "country", "region", "status", "domain"),
            Map.of("status_with_ecosoc", "status", "organisation", "official_name")),
    MEMBERS(List.of("name", "email", "organisation", "roles"), Map.of("e_mail_address", "email", "member", "name"));

    private final List<String> columns;

    /** Heads that the screens show, where they are not the names of the columns. */
    private final Map<String, String> shown;

    ImportKind(List<String> columns, Map<String, String> shown) {
        this.columns = columns;
        this.shown = shown;
    }

    List<String> columns() {
        return columns;
    }

    Map<String, String> shown() {
        return shown;
    }
}
