package org.communique.treaty.name;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.treaty.state.StateCode;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/** Those of one State, by language. */
@Document("stateNames")
public record OfficialNames(
        @Id StateCode id,
        Map<String, OfficialName> names,
        @Version long revision) {

    public OfficialNames {
        // Missing where nothing is.
        names = names == null ? Map.of() : names;
    }

    static OfficialNames none(StateCode state) {
        return new OfficialNames(state, Map.of(), 0);
    }

    public Optional<OfficialName> in(NameLanguage language) {
        return Optional.ofNullable(names.get(language.tag()));
    }

    OfficialNames with(NameLanguage language, @Nullable OfficialName name) {
        Map<String, OfficialName> changed = new TreeMap<>(names);
        if (name == null) {
            changed.remove(language.tag());
        } else {
            changed.put(language.tag(), name);
        }
        return new OfficialNames(id, changed, revision);
    }
}
