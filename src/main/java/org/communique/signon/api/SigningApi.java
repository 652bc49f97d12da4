package org.communique.signon.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.OrganisationId;
import org.communique.refusal.Refusal;
import org.communique.signon.AnswerContent;
import org.communique.signon.CallSummary;
import org.communique.signon.answer.DecliningOutcome;
import org.communique.signon.answer.OwnParticipation;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.answer.SigningOutcome;
import org.communique.signon.answer.WithdrawalOutcome;
import org.communique.signon.pending.PendingSignatureOutcome;
import org.communique.signon.pending.PendingSignatureService;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What representatives do in a sign-on call. Done again, each gets the same answer. */
@RestController
@Tag(name = "Sign-on")
@RequestMapping("/api/v1")
class SigningApi {

    private final SignOnService signing;
    private final PendingSignatureService pending;

    SigningApi(SignOnService signing, PendingSignatureService pending) {
        this.signing = signing;
        this.pending = pending;
    }

    /** @param text the bytes to sign: their SHA-256 is the hash */
    record TextToSign(VersionId id, int number, String title, String language, TextHash hash, String text) {}

    record Signing(CallSummary call, TextToSign text, List<OwnParticipation> own) {}

    /** The call as the caller may see it: the text to sign and their own organisations' state. */
    @GetMapping("/statements/{statement}/signing")
    @RequiredScope(TokenScope.READ)
    Signing signing(@PathVariable StatementId statement) {
        var details = signing.details(statement).orElseThrow(ApiException::notFound);
        var version = details.text();
        var text = new TextToSign(
                version.id(),
                version.number(),
                version.title(),
                version.language(),
                version.hash(),
                signing.text(version.id()).orElseThrow(ApiException::notFound));
        return new Signing(details.call(), text, details.own());
    }

    /** @param hash of the text that the representative read */
    record NewSignature(TextHash hash, @Nullable String reservation) {}

    /**
     * @param at         null until it counts
     * @param by         who signed earlier, if anyone did: that signature counts
     * @param linkSharing set where the member's password was set by a manually shared link, so a second person must accept the signature
     */
    record Signature(
            @Nullable Instant at,
            @Nullable String by,
            @Nullable LinkSharing linkSharing) {}

    @PutMapping("/calls/{version}/signatures/{organisation}")
    @RequiredScope(TokenScope.SIGN)
    Signature sign(
            @PathVariable VersionId version,
            @PathVariable OrganisationId organisation,
            @RequestBody NewSignature signature) {
        var content = AnswerContent.of(signature.reservation());
        return switch (signing.sign(new SignVersion(version, organisation, signature.hash(), content))) {
            case SigningOutcome.Signed signed -> new Signature(signed.at(), null, null);
            case SigningOutcome.Suspended(var linkSharing) -> new Signature(null, null, linkSharing);
            case SigningOutcome.AlreadySigned already -> existing(already, content);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** A signature with other words than those sent is not the one that was asked for. */
    private static Signature existing(SigningOutcome.AlreadySigned already, AnswerContent wanted) {
        if (!already.content().equals(wanted)) {
            var reservation = already.content().words();
            var refused = ApiException.conflict("other-reservation", "api.other-reservation");
            throw reservation == null ? refused : refused.with("reservation", reservation);
        }
        return new Signature(already.at(), already.by(), null);
    }

    @DeleteMapping("/calls/{version}/signatures/{organisation}")
    @RequiredScope(TokenScope.SIGN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        switch (signing.withdraw(version, organisation)) {
            case WithdrawalOutcome.Withdrawn withdrawn -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }

    /** Accepts, as a second person, a signature made with a manually shared link. It counts from then on. */
    @PostMapping("/calls/{version}/signatures/{organisation}/acceptance")
    @RequiredScope(TokenScope.SIGN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acceptSignature(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        settled(pending.accept(version, organisation));
    }

    /** Rejects a signature made with a manually shared link. */
    @PostMapping("/calls/{version}/signatures/{organisation}/refusal")
    @RequiredScope(TokenScope.SIGN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuseSignature(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        settled(pending.refuse(version, organisation));
    }

    private static void settled(PendingSignatureOutcome outcome) {
        switch (outcome) {
            case PendingSignatureOutcome.Settled _ -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }

    /** Plain text that proves, together with the published bundle, that the signature or withdrawal is on record. */
    @GetMapping(path = "/calls/{version}/signatures/{organisation}/receipt", produces = "text/plain;charset=UTF-8")
    @RequiredScope(TokenScope.READ)
    String receipt(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        return signing.receipt(version, organisation).orElseThrow(ApiException::notFound);
    }

    record Declination(@Nullable String reason) {}

    @PutMapping("/calls/{version}/declinations/{organisation}")
    @RequiredScope(TokenScope.SIGN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(
            @PathVariable VersionId version,
            @PathVariable OrganisationId organisation,
            @RequestBody Declination declination) {
        switch (signing.decline(version, organisation, AnswerContent.of(declination.reason()))) {
            case DecliningOutcome.Declined declined -> {}
            case SigningOutcome.AlreadySigned already ->
                throw ApiException.conflict("already-signed", "api.already-signed");
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }
}
