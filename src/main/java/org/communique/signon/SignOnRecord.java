package org.communique.signon;

import org.communique.ledger.Entry;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings what happened into the ledger: signatures into the public log, the rest into the private one. An entry is handed
 * in once it is stored, and again until it is known to be there; its key makes it count once.
 */
@Component
class SignOnRecord {

    private static final Logger log = LoggerFactory.getLogger(SignOnRecord.class);

    private final Ledger ledger;
    private final Participations participations;
    private final SignOnCalls calls;

    SignOnRecord(Ledger ledger, Participations participations, SignOnCalls calls) {
        this.ledger = ledger;
        this.participations = participations;
        this.calls = calls;
    }

    /** Hands in every act of the participation, in order. An act is valid without it, so a failure is left to the next time. */
    void add(Participation participation) {
        try {
            Act signature = null;
            for (int i = 0; i < participation.acts().size(); i++) {
                var act = participation.acts().get(i);
                signature = act.kind() == Act.Kind.SIGNED ? act : signature;
                add(participation, i + 1, act, signature);
            }
            participations.recorded(participation.id(), participation.acts().size());
        } catch (RuntimeException e) {
            log.error("Could not record {}", participation.id().value(), e);
        }
    }

    private void add(Participation participation, int number, Act act, @Nullable Act signature) {
        var key = participation.id().value() + "/" + number;
        var version = participation.version();
        switch (act.kind()) {
            case OPENED -> {}
            case SIGNED ->
                ledger.append(
                        publicLog(version),
                        entry("signature/" + key, "signed", act, act, version).with("reservation", act.words()));
            // It takes back a signature under the name that it was made under.
            case WITHDRAWN ->
                ledger.append(
                        publicLog(version),
                        entry("signature/" + key, "withdrawn", act, signature == null ? act : signature, version));
            case DECLINED -> ledger.append(privateLog(version), entry("decline/" + key, "declined", act, act, version));
        }
    }

    void add(SignOnCall call) {
        try {
            ledger.append(
                    privateLog(call.version()),
                    Entry.of("callOpened/" + call.version().value(), "callOpened", call.openedAt())
                            .with("version", call.version().number())
                            .with("textHash", call.hash().value()));
            if (call.closedAt() != null && call.totals() != null) {
                ledger.append(
                        privateLog(call.version()),
                        Entry.of("callClosed/" + call.version().value(), "callClosed", call.closedAt())
                                .with("version", call.version().number())
                                .with("invited", call.totals().invited())
                                .with(
                                        "signed",
                                        call.totals().signed() + call.totals().signedWithReservation()));
            }
            calls.recorded(call.version(), call.status());
        } catch (RuntimeException e) {
            log.error("Could not record the call of {}", call.version().value(), e);
        }
    }

    /** Hands in what a crash left out. */
    void catchUp() {
        calls.unrecorded().forEach(this::add);
        participations.unrecorded().forEach(this::add);
    }

    private static Entry entry(String key, String type, Act act, Act named, VersionId version) {
        return Entry.of(key, type, act.at())
                .with("organisation", named.officialName())
                .with("country", named.country())
                .with("version", version.number())
                .with("textHash", act.hash().value());
    }

    private static LogId publicLog(VersionId version) {
        return LogId.publicOf(version.statement().value());
    }

    private static LogId privateLog(VersionId version) {
        return LogId.privateOf(version.statement().value());
    }
}
