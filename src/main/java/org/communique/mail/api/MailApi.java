package org.communique.mail.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.mail.MailId;
import org.communique.mail.MailService;
import org.communique.mail.MailState;
import org.communique.mail.MailStatus;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox, for administrators. */
@RestController
@Tag(name = "Mail")
@RequestMapping("/api/v1/mails")
class MailApi {

    private final MailService mails;

    MailApi(MailService mails) {
        this.mails = mails;
    }

    /**
     * @param relay  whether a mail server is set up
     * @param counts of all mails, by state
     * @param mails  in the state that was asked for, at most 200
     */
    record Outbox(boolean relay, Map<MailState, Long> counts, List<MailStatus> mails) {}

    @GetMapping
    @RequiredScope(TokenScope.READ)
    Outbox mails(@RequestParam(defaultValue = "QUEUED") MailState state) {
        return new Outbox(mails.hasRelay(), mails.counts(), mails.in(state));
    }

    /** Sends a mail again that was refused or given up, or now one that waits for its next attempt. */
    @PostMapping("/{mail}/retry")
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retryMail(@PathVariable MailId mail) {
        if (!mails.tryAgain(mail)) {
            throw ApiException.of(new MailService.NotRetried());
        }
    }
}
