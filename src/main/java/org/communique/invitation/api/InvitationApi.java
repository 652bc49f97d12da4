package org.communique.invitation.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.AttachmentResponse;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.dispatch.InvitationRow;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.refusal.Refusal;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations by mail of organisations without an account, for coordinators. */
@RestController
@Tag(name = "Sign-on")
@RequestMapping("/api/v1/calls/{version}/invitations")
class InvitationApi {

    private final InvitationService invitations;

    InvitationApi(InvitationService invitations) {
        this.invitations = invitations;
    }

    /** Those first that wait for a coordinator, then the newest. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<InvitationRow>> invitations(
            @PathVariable VersionId version,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                invitations.of(version), row -> row.organisation().id().value(), after, limit);
    }

    /** @param words to the contact, quoted in the mail; at most 2,000 characters */
    record NewInvitation(
            EmailAddress contact,
            String contactName,
            @Nullable String words) {}

    /** A link that was sent to the organisation before is void. */
    @PutMapping("/{organisation}")
    @RequiredScope(TokenScope.WRITE)
    SentInvitation inviteByMail(
            @PathVariable VersionId version,
            @PathVariable OrganisationId organisation,
            @RequestBody NewInvitation invitation) {
        return SentInvitation.of(invitations.invite(new InviteOrganisation(
                version,
                organisation,
                invitation.contact(),
                invitation.contactName(),
                invitation.words() == null ? "" : invitation.words())));
    }

    @PostMapping("/{organisation}/confirmation-request")
    @RequiredScope(TokenScope.WRITE)
    SentInvitation askAgainToConfirm(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        return SentInvitation.of(invitations.askAgainToConfirm(version, organisation));
    }

    @DeleteMapping("/{organisation}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeInvitation(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        if (!invitations.revoke(version, organisation)) {
            throw ApiException.conflict("not-revoked", "api.not-revoked");
        }
    }

    /** @param evidence how it is known that the signer may sign for the organisation */
    record MandateAcceptance(String evidence) {}

    @PostMapping("/{organisation}/acceptance")
    @RequiredScope(TokenScope.SIGN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acceptMandate(
            @PathVariable VersionId version,
            @PathVariable OrganisationId organisation,
            @RequestBody MandateAcceptance acceptance) {
        switch (invitations.accept(version, organisation, acceptance.evidence())) {
            case AcceptanceOutcome.Accepted _ -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }

    /** A link to share with which the contact withdraws the accepted signature, where no mail brings one; without a mail server only. */
    @PostMapping("/{organisation}/withdrawal-link")
    @RequiredScope(TokenScope.SIGN)
    SentInvitation withdrawalLink(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        return SentInvitation.of(invitations.withdrawalLink(version, organisation));
    }

    record MandateRefusal(String reason) {}

    /** The file that the guest sent to show their authority, to be saved. */
    @GetMapping("/{organisation}/evidence")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<byte[]> evidence(@PathVariable VersionId version, @PathVariable OrganisationId organisation) {
        return AttachmentResponse.of(invitations.evidence(version, organisation).orElseThrow(ApiException::notFound));
    }

    @PostMapping("/{organisation}/refusal")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuseMandate(
            @PathVariable VersionId version,
            @PathVariable OrganisationId organisation,
            @RequestBody MandateRefusal refusal) {
        if (!invitations.refuse(version, organisation, refusal.reason())) {
            throw ApiException.of(new AcceptanceOutcome.NothingWaits());
        }
    }
}
