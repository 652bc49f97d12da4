package org.communique.statement;

import org.communique.coalition.directory.MemberId;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;

public record StatementId(String value) implements Id {

    public StatementId {
        Id.checked(value);
    }

    public static StatementId random() {
        return new StatementId(Id.random());
    }

    /** The same each time that the member gives the key, and no one else's; another each time without a key. */
    public static StatementId of(MemberId member, @Nullable String key) {
        return key == null || key.isEmpty()
                ? random()
                : new StatementId(
                        TextHash.of(member.value() + "\n" + key).value().substring(0, 32));
    }
}
