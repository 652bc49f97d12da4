package org.communique.signon.record;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.OrganisationId;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.NewLedgerEntry;
import org.communique.signon.GuestLink;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.ParticipationId;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.participation.Speaker;
import org.communique.statement.VersionId;
import org.communique.statement.version.Versions;
import org.communique.storage.DatabaseOutage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes acts to the ledger: signatures to the public log, the rest to the private one. An entry is appended after the act is stored,
 * and again until it is known to be there; its key makes it count once.
 */
@Component
public class SignOnLedgerWriter {

    static final String LINK_SHARED = "linkHandedOver";

    private static final int NONE = -1;
    private static final Logger log = LoggerFactory.getLogger(SignOnLedgerWriter.class);

    private final Ledger ledger;
    private final Participations participations;
    private final SignOnCalls calls;
    private final Versions versions;
    private final LedgerQueue ledgerQueue;

    SignOnLedgerWriter(
            Ledger ledger,
            Participations participations,
            SignOnCalls calls,
            Versions versions,
            LedgerQueue ledgerQueue) {
        this.ledger = ledger;
        this.participations = participations;
        this.calls = calls;
        this.versions = versions;
        this.ledgerQueue = ledgerQueue;
    }

    /**
     * Appends, in order, the acts of the participation that the ledger may lack. An act is valid without it, so a failure is left to
     * {@link org.communique.signon.call.CallReconciler#recordMissing}.
     */
    public Participation add(Participation participation) {
        tryAdd(participation);
        return participation;
    }

    /** Appends what the ledger may lack of a version's acts; tells whether it has them all then. */
    public boolean complete(VersionId version) {
        return participations.unrecorded().stream()
                        .filter(participation -> participation.version().equals(version))
                        .filter(participation -> !tryAdd(participation))
                        .count()
                == 0;
    }

    private boolean tryAdd(Participation participation) {
        try {
            var ledgerPosition = participation.recorded();
            int signature = ledgerPosition == null ? NONE : ledgerPosition.signature();
            for (int i = ledgerPosition == null ? 0 : ledgerPosition.acts();
                    i < participation.acts().size();
                    i++) {
                var signOnAction = participation.acts().get(i);
                int place = add(participation, i, signOnAction, signature);
                signature = signOnAction.kind() == SignOnAction.Kind.SIGNED ? place : signature;
            }
            ledgerQueue.add(
                    participation.id(),
                    new Participation.LedgerPosition(participation.acts().size(), signature));
            return true;
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log,
                    e,
                    "Could not record {}; it is tried again within a minute",
                    participation.id().value());
            return false;
        }
    }

    /** @return the entry's place in its log, if there is one */
    private int add(Participation participation, int index, SignOnAction signOnAction, int signature) {
        var version = participation.version();
        var key = key(participation, index);
        return switch (signOnAction.kind()) {
            case OPENED, DECIDING -> NONE;
            case SIGNED ->
                ledger.append(
                        publicLog(version),
                        entry(key, "signed", signOnAction, version)
                                .sealing("signatory", signatory(signOnAction))
                                .sealing("representative", representative(signOnAction.speaker())));
            case WITHDRAWN ->
                ledger.append(
                        publicLog(version),
                        entry(key, "withdrawn", signOnAction, version)
                                .with("signature", signature)
                                .sealing("representative", representative(signOnAction.speaker())));
            case DECLINED ->
                ledger.append(
                        privateLog(version),
                        withSharing(
                                entry(key, "declined", signOnAction, version)
                                        .sealing(
                                                "organisation",
                                                Map.of(
                                                        "organisation",
                                                        signOnAction.officialName(),
                                                        "country",
                                                        signOnAction.country())),
                                signOnAction.speaker().linkSharing()));
        };
    }

    private static NewLedgerEntry withSharing(NewLedgerEntry newLedgerEntry, @Nullable LinkSharing linkSharing) {
        return linkSharing == null
                ? newLedgerEntry
                : newLedgerEntry.sealing("handOver", Map.of("linkHandedOverBy", linkSharing.name()));
    }

    /** A person is about to be given an organisation's link. Without the record they do not get it. */
    public void add(VersionId version, OrganisationId organisation, GuestLink link, LinkSharing linkSharing) {
        var participation = ParticipationId.of(version, organisation).value();
        var name = link.name().toLowerCase(Locale.ROOT);
        var key = "handOver/" + participation + "/" + linkSharing.at().toEpochMilli() + "/" + name;
        ledger.append(
                privateLog(version),
                withSharing(
                        NewLedgerEntry.of(key, LINK_SHARED, linkSharing.at())
                                .with("version", version.number())
                                .with("organisation", organisation.value())
                                .with("link", name)
                                .with("way", linkSharing.way().name().toLowerCase(Locale.ROOT)),
                        linkSharing));
    }

    /** A signature that waited was refused. */
    public void addRefusal(Participation participation, SignOnAction refused, Member by, Instant at) {
        var key = "refusal/" + participation.id().value() + "/" + at.toEpochMilli();
        ledger.append(
                privateLog(participation.version()),
                NewLedgerEntry.of(key, "signatureRefused", at)
                        .with("version", participation.version().number())
                        .with("textHash", refused.hash().value())
                        .sealing("representative", representative(refused.speaker()))
                        .sealing("refusal", Map.of("by", by.name())));
    }

    /** The act's receipt; empty while it is not in the ledger, and for what the public does not learn. */
    Optional<String> receipt(Participation participation, int index) {
        return ledger.receipt(publicLog(participation.version()), key(participation, index));
    }

    private static String key(Participation participation, int index) {
        var what = participation.acts().get(index).kind() == SignOnAction.Kind.DECLINED ? "decline/" : "signature/";
        return what + participation.id().value() + "/" + (index + 1);
    }

    private static Map<String, String> signatory(SignOnAction signOnAction) {
        var facts =
                new HashMap<>(Map.of("organisation", signOnAction.officialName(), "country", signOnAction.country()));
        facts.putAll(signOnAction.content().publicFacts());
        return facts;
    }

    private static Map<String, String> representative(Speaker speaker) {
        var facts = new HashMap<>(Map.of("name", speaker.byName()));
        if (speaker.mandate() != null) {
            facts.put("mandate", speaker.mandate().value());
        }
        if (speaker.consent() != null) {
            facts.put("evidence", speaker.consent().evidence());
            if (speaker.consent().recordedBy() != null) {
                facts.put("recordedBy", speaker.consent().recordedBy());
            }
        }
        if (speaker.linkSharing() != null) {
            facts.put("linkHandedOverBy", speaker.linkSharing().name());
        }
        if (speaker.acceptedBy() != null) {
            facts.put("acceptedBy", speaker.acceptedBy());
        }
        return facts;
    }

    /** Appends the call to the private log, and its text to the public one: no other version becomes public. */
    public SignOnCall add(SignOnCall call) {
        try {
            var version = versions.findSummaryById(call.version()).orElseThrow();
            ledger.append(
                    publicLog(call.version()),
                    NewLedgerEntry.of("frozen/" + call.version().value(), "frozen", version.frozenAt())
                            .with("statement", call.version().statement().value())
                            .with("version", version.number())
                            .with("title", version.title())
                            .with("textHash", version.hash().value()));
            ledger.append(
                    privateLog(call.version()),
                    NewLedgerEntry.of("callOpened/" + call.version().value(), "callOpened", call.openedAt())
                            .with("version", call.version().number())
                            .with("textHash", call.hash().value()));
            if (call.closedAt() != null && call.totals() != null) {
                ledger.append(
                        privateLog(call.version()),
                        NewLedgerEntry.of("callClosed/" + call.version().value(), "callClosed", call.closedAt())
                                .with("version", call.version().number())
                                .with("invited", call.totals().invited())
                                .with(
                                        "signed",
                                        call.totals().signed() + call.totals().signedWithReservation()));
            }
            calls.recorded(call.version(), call.status());
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log,
                    e,
                    "Could not record the call of {}; it is tried again within a minute",
                    call.version().value());
        }
        return call;
    }

    /** Whether there are acts of which it is not known that they are in the ledger. */
    public boolean lacksAny() {
        return !calls.unrecorded().isEmpty() || !participations.unrecorded().isEmpty();
    }

    /** Appends what a crash left out. */
    public void catchUp() {
        calls.unrecorded().forEach(this::add);
        participations.unrecorded().forEach(this::add);
    }

    private static NewLedgerEntry entry(String key, String type, SignOnAction signOnAction, VersionId version) {
        var consent = signOnAction.speaker().consent();
        return NewLedgerEntry.of(key, type, signOnAction.at())
                .with("version", version.number())
                .with("textHash", signOnAction.hash().value())
                .with(
                        "consent",
                        consent == null ? null : consent.channel().name().toLowerCase(Locale.ROOT));
    }

    private static LogId publicLog(VersionId version) {
        return LogId.publicOf(version.statement().value());
    }

    private static LogId privateLog(VersionId version) {
        return LogId.privateOf(version.statement().value());
    }
}
