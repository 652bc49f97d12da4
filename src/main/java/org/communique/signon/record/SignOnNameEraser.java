package org.communique.signon.record;

import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.erasure.ErasedName;
import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.springframework.stereotype.Component;

/** The names in what was done for organisations in calls: what is published, exported and shown of a call is made of them. */
@Component
class SignOnNameEraser implements NameEraser {

    private final Participations participations;
    private final EvidenceFileStore files;

    SignOnNameEraser(Participations participations, EvidenceFileStore files) {
        this.participations = participations;
        this.files = files;
    }

    @Override
    public void erase(Erasure erasure) {
        var name = erasure.name();
        try (var all = participations.streamAll()) {
            for (var participation : (Iterable<Participation>) all::iterator) {
                if (participation.names(name)) {
                    erasure.in("signatures, declines and what waits", () -> erase(participation, name));
                }
            }
        }
    }

    private void erase(Participation seen, ErasedName name) {
        var participation = seen;
        participation.evidence(name).forEach(files::remove);
        while (!participations.eraseName(participation, name)) {
            // It acted again in the meantime.
            participation = participations
                    .find(participation.version(), participation.organisation())
                    .orElseThrow();
            participation.evidence(name).forEach(files::remove);
        }
    }
}
