package org.communique.coalition.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The coalition's settings; there is one such document.
 *
 * @param logo PNG
 */
@Document("settings")
record Settings(
        @Id String id,
        String name,
        String colour,
        byte @Nullable [] logo,
        @Version long revision) {

    static final String ID = "coalition";
    static final Settings INITIAL = new Settings(ID, "Communiqué", "#1f5f8b", null, 0);

    CoalitionProfile profile() {
        return new CoalitionProfile(name, colour, logo == null ? "" : "/coalition/logo.png?" + revision);
    }

    Settings withLogo(byte @Nullable [] png) {
        return new Settings(id, name, colour, png, revision);
    }

    Settings with(String newName, String newColour) {
        return new Settings(id, newName, newColour, logo, revision);
    }
}
