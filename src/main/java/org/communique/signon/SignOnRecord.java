package org.communique.signon;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.HandOver;
import org.communique.coalition.Member;
import org.communique.coalition.OrganisationId;
import org.communique.ledger.Entry;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.VersionId;
import org.communique.statement.Versions;
import org.communique.storage.Outage;
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

    private static final int NONE = -1;
    private static final Logger log = LoggerFactory.getLogger(SignOnRecord.class);

    private final Ledger ledger;
    private final Participations participations;
    private final SignOnCalls calls;
    private final Versions versions;
    private final Recordings recordings;

    SignOnRecord(
            Ledger ledger, Participations participations, SignOnCalls calls, Versions versions, Recordings recordings) {
        this.ledger = ledger;
        this.participations = participations;
        this.calls = calls;
        this.versions = versions;
        this.recordings = recordings;
    }

    /** Hands in, in order, the acts of the participation that the ledger may lack. An act is valid without it, so a failure is left to {@link CallSteps#recordMissing}. */
    void add(Participation participation) {
        try {
            var recorded = participation.recorded();
            int signature = recorded == null ? NONE : recorded.signature();
            for (int i = recorded == null ? 0 : recorded.acts();
                    i < participation.acts().size();
                    i++) {
                var act = participation.acts().get(i);
                int place = add(participation, i, act, signature);
                signature = act.kind() == Act.Kind.SIGNED ? place : signature;
            }
            recordings.add(
                    participation.id(),
                    new Participation.Recorded(participation.acts().size(), signature));
        } catch (RuntimeException e) {
            Outage.log(
                    log,
                    e,
                    "Could not record {}; it is tried again within a minute",
                    participation.id().value());
        }
    }

    /** @return the entry's place in its log, if there is one */
    private int add(Participation participation, int index, Act act, int signature) {
        var version = participation.version();
        var key = key(participation, index);
        return switch (act.kind()) {
            case OPENED, DECIDING -> NONE;
            case SIGNED ->
                ledger.append(
                        publicLog(version),
                        entry(key, "signed", act, version)
                                .sealing("signatory", signatory(act))
                                .sealing("representative", representative(act)));
            case WITHDRAWN ->
                ledger.append(
                        publicLog(version),
                        entry(key, "withdrawn", act, version)
                                .with("signature", signature)
                                .sealing("representative", representative(act)));
            case DECLINED ->
                ledger.append(
                        privateLog(version),
                        handedOver(
                                entry(key, "declined", act, version)
                                        .sealing(
                                                "organisation",
                                                Map.of("organisation", act.officialName(), "country", act.country())),
                                act.handedOver()));
        };
    }

    private static Entry handedOver(Entry entry, @Nullable HandOver handOver) {
        return handOver == null ? entry : entry.sealing("handOver", Map.of("linkHandedOverBy", handOver.name()));
    }

    /** A person is about to be given an organisation's link. Without the record they do not get it. */
    void add(VersionId version, OrganisationId organisation, HandOver handOver) {
        var participation = ParticipationId.of(version, organisation).value();
        var key = "handOver/" + participation + "/" + handOver.at().toEpochMilli();
        ledger.append(
                privateLog(version),
                handedOver(
                        Entry.of(key, "linkHandedOver", handOver.at())
                                .with("version", version.number())
                                .with("organisation", organisation.value())
                                .with("way", handOver.way().name().toLowerCase(Locale.ROOT)),
                        handOver));
    }

    /** A signature that waited was refused. */
    void addRefusal(Participation participation, Act refused, Member by, Instant at) {
        var key = "refusal/" + participation.id().value() + "/" + at.toEpochMilli();
        ledger.append(
                privateLog(participation.version()),
                Entry.of(key, "signatureRefused", at)
                        .with("version", participation.version().number())
                        .with("textHash", refused.hash().value())
                        .sealing("representative", representative(refused))
                        .sealing("refusal", Map.of("by", by.name())));
    }

    /** The act's receipt; empty while it is not in the ledger, and for what the public does not learn. */
    Optional<String> receipt(Participation participation, int index) {
        return ledger.receipt(publicLog(participation.version()), key(participation, index));
    }

    private static String key(Participation participation, int index) {
        var what = participation.acts().get(index).kind() == Act.Kind.DECLINED ? "decline/" : "signature/";
        return what + participation.id().value() + "/" + (index + 1);
    }

    private static Map<String, String> signatory(Act act) {
        var facts = new HashMap<>(Map.of("organisation", act.officialName(), "country", act.country()));
        if (act.words() != null) {
            facts.put("reservation", act.words());
        }
        return facts;
    }

    private static Map<String, String> representative(Act act) {
        var facts = new HashMap<>(Map.of("name", act.byName()));
        if (act.mandate() != null) {
            facts.put("mandate", act.mandate().value());
        }
        if (act.consent() != null) {
            facts.put("evidence", act.consent().evidence());
            facts.put("recordedBy", act.consent().recordedBy());
        }
        if (act.handedOver() != null) {
            facts.put("linkHandedOverBy", act.handedOver().name());
        }
        if (act.acceptedBy() != null) {
            facts.put("acceptedBy", act.acceptedBy());
        }
        return facts;
    }

    /** Hands in the call, and in public the text that it is for: no other version of it is the public's business. */
    void add(SignOnCall call) {
        try {
            var version = versions.findSummaryById(call.version()).orElseThrow();
            ledger.append(
                    publicLog(call.version()),
                    Entry.of("frozen/" + call.version().value(), "frozen", version.frozenAt())
                            .with("statement", call.version().statement().value())
                            .with("version", version.number())
                            .with("title", version.title())
                            .with("textHash", version.hash().value()));
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
            Outage.log(
                    log,
                    e,
                    "Could not record the call of {}; it is tried again within a minute",
                    call.version().value());
        }
    }

    /** Whether there are acts of which it is not known that they are in the ledger. */
    boolean lacksAny() {
        return !calls.unrecorded().isEmpty() || !participations.unrecorded().isEmpty();
    }

    /** Hands in what a crash left out. */
    void catchUp() {
        calls.unrecorded().forEach(this::add);
        participations.unrecorded().forEach(this::add);
    }

    private static Entry entry(String key, String type, Act act, VersionId version) {
        return Entry.of(key, type, act.at())
                .with("version", version.number())
                .with("textHash", act.hash().value())
                .with(
                        "consent",
                        act.consent() == null
                                ? null
                                : act.consent().channel().name().toLowerCase(Locale.ROOT));
    }

    private static LogId publicLog(VersionId version) {
        return LogId.publicOf(version.statement().value());
    }

    private static LogId privateLog(VersionId version) {
        return LogId.privateOf(version.statement().value());
    }
}
