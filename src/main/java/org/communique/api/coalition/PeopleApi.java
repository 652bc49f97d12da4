package org.communique.api.coalition;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communique.api.ApiException;
import org.communique.api.AttachmentResponse;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.SignInAccess.LinkOutcome;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.MandateId;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.member.MandateGrant;
import org.communique.coalition.member.MandateOutcome;
import org.communique.coalition.member.MandateService;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberDetails;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.MemberService;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.member.OrganisationOutcome;
import org.communique.coalition.member.OrganisationService;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Organisations, members and mandates, for administrators. */
@RestController
@Tag(name = "People")
@RequestMapping("/api/v1")
class PeopleApi {

    private final OrganisationService organisations;
    private final MemberService members;
    private final MandateService mandates;

    PeopleApi(OrganisationService organisations, MemberService members, MandateService mandates) {
        this.organisations = organisations;
        this.members = members;
        this.mandates = mandates;
    }

    /** Also those that have left. Further ones are in the next part. */
    @GetMapping("/organisations")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Organisation>> organisations(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Pagination.part(
                organisations::page,
                OrganisationId::new,
                organisation -> organisation.id().value(),
                after,
                limit);
    }

    /** @param region if missing, that of the country */
    record NewOrganisation(
            String officialName,
            String displayName,
            String country,
            @Nullable Region region,
            ConsultativeStatus status,
            String domain) {}

    @PostMapping("/organisations")
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.CREATED)
    Organisation addOrganisation(@RequestBody NewOrganisation organisation) {
        var data = new OrganisationData(
                organisation.officialName(),
                organisation.displayName(),
                organisation.country(),
                organisation.region(),
                organisation.status(),
                organisation.domain());
        return switch (organisations.add(data)) {
            case OrganisationOutcome.Saved saved -> saved.organisation();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** Also those who are deactivated. Further ones are in the next part. */
    @GetMapping("/members")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<MemberDetails>> members(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Pagination.part(
                members::page, MemberId::new, details -> details.member().id().value(), after, limit);
    }

    @PostMapping("/members")
    @RequiredScope(TokenScope.ADMINISTER)
    @Operation(
            description =
                    "The token also needs the scope authorise, since a member can open what the organisation has access"
                            + " to. The administrators are notified.")
    @ResponseStatus(HttpStatus.CREATED)
    Member addMember(@RequestBody MemberData member) {
        return saved(members.add(member));
    }

    @PostMapping("/members/{member}/deactivation")
    @RequiredScope(TokenScope.ADMINISTER)
    Member deactivateMember(@PathVariable MemberId member) {
        return saved(members.deactivate(member));
    }

    /**
     * @param mailedTo set when it was mailed
     * @param link     to share, only without a mail server
     * @param linkSharing that the link is in this answer, which is on record and which the member is shown
     */
    record SentLink(
            @Nullable EmailAddress mailedTo,
            @Nullable URI link,
            @Nullable Instant expiresAt,
            @Nullable LinkSharing linkSharing) {}

    /** A one-time link to choose a password: mailed, or in the answer when no mail server is configured. */
    @PostMapping("/members/{member}/link")
    @RequiredScope(TokenScope.ADMINISTER)
    @Operation(
            description = "The token also needs the scope authorise, since the link hands out what the member may do.")
    SentLink sendLink(@PathVariable MemberId member) {
        return switch (members.sendLink(member).orElseThrow(ApiException::notFound)) {
            case LinkOutcome.Mailed mailed -> new SentLink(mailed.to(), null, null, null);
            case LinkOutcome.ToShare toShare ->
                new SentLink(null, toShare.link(), toShare.expiresAt(), toShare.linkSharing());
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** Also those that are over. Further ones are in the next part. */
    @GetMapping("/mandates")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Mandate>> mandates(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Pagination.part(
                mandates::page, MandateId::new, mandate -> mandate.id().value(), after, limit);
    }

    @PostMapping("/mandates")
    @BodyLimit(megabytes = BodyLimit.EVIDENCE)
    @RequiredScope(TokenScope.AUTHORISE)
    @Operation(
            description =
                    "The other administrators and the organisation's representatives are told of it. If one with the"
                            + " same member, organisation, dates and statements is in force, that is the answer, with 200;"
                            + " if it has other evidence or another file, the answer is 409, and nothing is stored.")
    @ResponseStatus(HttpStatus.CREATED)
    Mandate grantMandate(@RequestBody MandateGrant grant, HttpServletResponse response) {
        var outcome = mandates.grant(grant);
        var mandate = mandate(outcome);
        if (outcome instanceof MandateOutcome.AlreadyGranted) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
        return mandate;
    }

    @DeleteMapping("/mandates/{mandate}")
    @RequiredScope(TokenScope.ADMINISTER)
    Mandate revokeMandate(@PathVariable MandateId mandate) {
        return mandate(mandates.revoke(mandate));
    }

    /** The file that the mandate's evidence is in, to be saved. */
    @GetMapping("/mandates/{mandate}/evidence")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<byte[]> mandateEvidence(@PathVariable MandateId mandate) {
        return AttachmentResponse.of(mandates.file(mandate).orElseThrow(ApiException::notFound));
    }

    private static Member saved(MemberOutcome outcome) {
        return switch (outcome) {
            case MemberOutcome.Saved saved -> saved.member();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    private static Mandate mandate(MandateOutcome outcome) {
        return switch (outcome) {
            case MandateOutcome.Granted granted -> granted.mandate();
            case MandateOutcome.AlreadyGranted already -> already.mandate();
            case MandateOutcome.OtherEvidence other -> throw ApiException.of(other, Map.of("mandate", other.mandate()));
            case MandateOutcome.Revoked revoked -> revoked.mandate();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
