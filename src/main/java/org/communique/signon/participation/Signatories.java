package org.communique.signon.participation;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.communique.coalition.directory.Directory;
import org.communique.statement.VersionId;
import org.springframework.stereotype.Component;

/** Who signed a version. It checks no rights: its callers publish, or have checked. */
@Component
public class Signatories {

    private final Participations participations;
    private final Directory directory;

    Signatories(Participations participations, Directory directory) {
        this.participations = participations;
        this.directory = directory;
    }

    /** By the official name that they signed under. Signatures can still come and go until the call is closed. */
    public List<Signatory> of(VersionId version) {
        var signed = participations.signed(version);
        var organisations = directory.organisations(
                signed.stream().map(Participation::organisation).toList());
        var names = Collator.getInstance(Locale.ROOT);
        return signed.stream()
                .map(part -> {
                    var organisation = Objects.requireNonNull(organisations.get(part.organisation()));
                    var signOnAction = Objects.requireNonNull(part.latest());
                    var consent = signOnAction.speaker().consent();
                    return new Signatory(
                            part.organisation(),
                            signOnAction.officialName(),
                            signOnAction.country(),
                            organisation.status(),
                            signOnAction.at(),
                            part.signedContent(),
                            consent == null ? null : consent.channel());
                })
                .sorted(Comparator.comparing(Signatory::officialName, names))
                .toList();
    }
}
