package org.communique.treaty.name;

import java.time.Clock;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.communique.work.OptimisticSave;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows and records official names of States. */
@Service
@PreAuthorize("denyAll()")
public class OfficialNameService {

    private final MongoOperations mongo;
    private final CurrentMember currentMember;
    private final Clock clock;

    OfficialNameService(MongoOperations mongo, CurrentMember currentMember, Clock clock) {
        this.mongo = mongo;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    @PreAuthorize("isAuthenticated()")
    public OfficialNames names(StateCode state) {
        return Optional.ofNullable(mongo.findById(state, OfficialNames.class))
                .orElseGet(() -> OfficialNames.none(state));
    }

    /**
     * False if there is no such State, or another change came in between.
     *
     * @param name   empty removes what was there
     * @param seen   what the member saw of the State's names
     * @throws org.communique.text.unicode.ShortTextException if a text cannot be kept, or the source is missing
     */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public boolean enter(OfficialNames seen, NameLanguage language, String name, String source, boolean checked) {
        if (States.find(seen.id()).isEmpty()) {
            return false;
        }
        var entered = name.isBlank()
                ? null
                : new OfficialName(
                        ShortText.checkedLine(name, OfficialName.LONGEST),
                        ShortText.checkedLine(source, OfficialName.LONGEST_SOURCE),
                        checked,
                        currentMember.id(),
                        clock.instant());
        var stored = names(seen.id());
        return stored.revision() == seen.revision() && OptimisticSave.of(stored.with(language, entered), mongo);
    }
}
