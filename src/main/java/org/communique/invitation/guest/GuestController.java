package org.communique.invitation.guest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.coalition.settings.Coalition;
import org.communique.coalition.settings.CoalitionProfile;
import org.communique.http.limit.BodyLimit;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.LinkResolution.Invalid;
import org.communique.invitation.guest.LinkResolution.InvitationDetails;
import org.communique.publishing.PublicationFiles;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionHtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What the links of an invitation open: plain pages without a session. Looking at them changes nothing. */
@Controller
@RequestMapping("/invitation")
class GuestController {

    private final GuestAnswerService guestAnswers;
    private final VersionComparisonService versionComparisonService;
    private final Coalition coalition;
    private final VersionHtmlRenderer html;
    private final PublicationFiles files;
    private final InvitationMailer mail;

    GuestController(
            GuestAnswerService guestAnswers,
            VersionComparisonService versionComparisonService,
            Coalition coalition,
            VersionHtmlRenderer html,
            PublicationFiles files,
            InvitationMailer mail) {
        this.guestAnswers = guestAnswers;
        this.versionComparisonService = versionComparisonService;
        this.coalition = coalition;
        this.html = html;
        this.files = files;
        this.mail = mail;
    }

    @ModelAttribute("coalition")
    CoalitionProfile coalition() {
        return coalition.profile();
    }

    @ModelAttribute("mailSetUp")
    boolean isMailSetUp() {
        return mail.isSetUp();
    }

    @GetMapping("/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return switch (guestAnswers.resolve(new LinkToken(token))) {
            case InvitationDetails invitationDetails -> form(token, invitationDetails, GuestForm.empty(), model);
            case Invalid invalid -> notGood(invalid, model, response);
        };
    }

    @PostMapping("/{token}")
    @BodyLimit(megabytes = 6)
    String answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String reservation,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String hash,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var form = new GuestForm(name, role, choice, reservation, reason, hash, upload(file));
        return switch (guestAnswers.answer(new LinkToken(token), form)) {
            case GuestOutcome.Answered answered -> {
                model.addAttribute("mailed", answered.delivery() == ContactMailOutcome.QUEUED);
                yield "invitation/answered";
            }
            case GuestOutcome.Incomplete incomplete -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("problems", incomplete.problems());
                yield form(token, incomplete.details(), form, model);
            }
            case Invalid invalid -> notGood(invalid, model, response);
            case GuestOutcome.Confirmed _, GuestOutcome.Reopened _, GuestOutcome.Withdrawn _ ->
                throw new IllegalStateException();
        };
    }

    private static @Nullable EvidenceUpload upload(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty()
                ? null
                : new EvidenceUpload(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
    }

    /** It has the hash of the link's token: what mail programs and lists know of it opens nothing. */
    @GetMapping("/stop/{linkHash}")
    String showStop(@PathVariable String linkHash, Model model, HttpServletResponse response) {
        if (!guestAnswers.isInvited(linkHash)) {
            return notGood(new Invalid(LinkResolution.Reason.UNKNOWN), model, response);
        }
        model.addAttribute("token", linkHash);
        return "invitation/stop";
    }

    /** Also what a mail program sends by itself when its reader presses its button (RFC 8058). */
    @PostMapping("/stop/{linkHash}")
    String stop(@PathVariable String linkHash, Model model, HttpServletResponse response) {
        return guestAnswers.silence(linkHash)
                ? "invitation/stopped"
                : notGood(new Invalid(LinkResolution.Reason.UNKNOWN), model, response);
    }

    @GetMapping("/confirm/{token}")
    String showAnswer(@PathVariable String token, Model model, HttpServletResponse response) {
        return answered(token, "invitation/confirm", model, response);
    }

    private String answered(String token, String page, Model model, HttpServletResponse response) {
        return switch (guestAnswers.resolveConfirmation(new LinkToken(token))) {
            case InvitationDetails invitationDetails -> {
                addDetails(token, invitationDetails, model);
                yield page;
            }
            case Invalid invalid -> notGood(invalid, model, response);
        };
    }

    /** @param act {@code confirm}, {@code restart} to answer again, or anything else to be asked whether to do that */
    @PostMapping("/confirm/{token}")
    String confirm(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String act,
            Model model,
            HttpServletResponse response) {
        var link = new LinkToken(token);
        return switch (act) {
            case "confirm" -> shown(guestAnswers.confirm(link), model, response);
            case "restart" -> shown(guestAnswers.startAgain(link), model, response);
            default -> answered(token, "invitation/start-again", model, response);
        };
    }

    private String shown(GuestOutcome outcome, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case GuestOutcome.Confirmed _ -> "invitation/confirmed";
            // No redirect: it would carry the new link to whatever host the request claims to be for.
            case GuestOutcome.Reopened reopened -> show(reopened.link().value(), model, response);
            case Invalid invalid -> notGood(invalid, model, response);
            case GuestOutcome.Answered _, GuestOutcome.Incomplete _, GuestOutcome.Withdrawn _ ->
                throw new IllegalStateException();
        };
    }

    @GetMapping("/withdraw/{token}")
    String showSignature(@PathVariable String token, Model model, HttpServletResponse response) {
        return switch (guestAnswers.resolveWithdrawal(new LinkToken(token))) {
            case InvitationDetails invitationDetails -> {
                model.addAttribute("token", token);
                model.addAttribute("details", invitationDetails);
                model.addAttribute("deadline", PageTime.of(invitationDetails.deadline()));
                yield "invitation/withdraw";
            }
            case Invalid invalid -> notGood(invalid, model, response);
        };
    }

    @PostMapping("/withdraw/{token}")
    String withdraw(@PathVariable String token, Model model, HttpServletResponse response) {
        return guestAnswers.withdraw(new LinkToken(token)) instanceof Invalid invalid
                ? notGood(invalid, model, response)
                : "invitation/withdrawn";
    }

    @GetMapping("/pdf/{token}")
    Object pdf(@PathVariable String token, Model model, HttpServletResponse response) {
        return pdf(guestAnswers.resolve(new LinkToken(token)), model, response);
    }

    @GetMapping("/confirm/pdf/{token}")
    Object pdfOfAnswered(@PathVariable String token, Model model, HttpServletResponse response) {
        return pdf(guestAnswers.resolveConfirmation(new LinkToken(token)), model, response);
    }

    private Object pdf(LinkResolution resolution, Model model, HttpServletResponse response) {
        return switch (resolution) {
            case InvitationDetails invitationDetails -> files.linkedPdf(invitationDetails.text());
            case Invalid invalid -> notGood(invalid, model, response);
        };
    }

    private String form(String token, InvitationDetails invitationDetails, GuestForm form, Model model) {
        addDetails(token, invitationDetails, model);
        model.addAttribute("form", form);
        return "invitation/sign";
    }

    private void addDetails(String token, InvitationDetails invitationDetails, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("purpose", "invitation.page.purpose");
        model.addAttribute("details", invitationDetails);
        model.addAttribute("body", html.of(invitationDetails.text()));
        model.addAttribute("changes", changes(invitationDetails));
        model.addAttribute("deadline", PageTime.of(invitationDetails.deadline()));
        model.addAttribute(
                "wish", invitationDetails.askedBy() == null ? null : PageTime.of(invitationDetails.askedBy()));
    }

    private @Nullable String changes(InvitationDetails invitationDetails) {
        var before = invitationDetails.signedBefore();
        return before == null
                ? null
                : versionComparisonService.html(before, invitationDetails.text(), LocaleContextHolder.getLocale());
    }

    private static String notGood(Invalid invalid, Model model, HttpServletResponse response) {
        response.setStatus(
                invalid.why() == LinkResolution.Reason.UNKNOWN
                        ? HttpStatus.NOT_FOUND.value()
                        : HttpStatus.GONE.value());
        model.addAttribute("why", invalid.why().key());
        return "invitation/not-good";
    }
}
