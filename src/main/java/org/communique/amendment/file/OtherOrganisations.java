package org.communique.amendment.file;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.springframework.stereotype.Component;

/**
 * Tells which authors in a file have the names of other organisations, as those of amendments do that went out with a draft. Nothing proves
 * that they are these.
 */
@Component
class OtherOrganisations {

    private final Directory directory;
    private final CurrentMember currentMember;

    OtherOrganisations(Directory directory, CurrentMember currentMember) {
        this.directory = directory;
        this.currentMember = currentMember;
    }

    Set<String> among(Collection<String> authors) {
        var own = currentMember.get().organisation();
        var names = new HashSet<String>();
        directory.organisations().stream()
                .filter(organisation -> !organisation.id().equals(own))
                .forEach(organisation -> {
                    names.add(Organisation.nameKey(organisation.displayName()));
                    names.add(Organisation.nameKey(organisation.officialName()));
                });
        return authors.stream()
                .filter(author -> names.contains(Organisation.nameKey(author)))
                .collect(Collectors.toSet());
    }
}
