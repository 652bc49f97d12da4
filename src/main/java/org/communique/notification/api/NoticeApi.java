package org.communique.notification.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.notification.MailFrequency;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.notification.NoticeTopic;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The notices of the token's owner. */
@RestController
@Tag(name = "Me")
@RequestMapping("/api/v1/me")
class NoticeApi {

    private final NoticeService notices;

    NoticeApi(NoticeService notices) {
        this.notices = notices;
    }

    /** The latest 30, the newest first. */
    @GetMapping("/notices")
    @RequiredScope(TokenScope.READ)
    List<NoticeSummary> notices() {
        return notices.latest();
    }

    /** @param deliveries by topic */
    record NoticeDeliveries(Map<NoticeTopic, MailFrequency> deliveries) {}

    @GetMapping("/notice-settings")
    @RequiredScope(TokenScope.READ)
    NoticeDeliveries noticeSettings() {
        return new NoticeDeliveries(notices.settings());
    }

    /** Topics that are not named stay as they are. */
    @PutMapping("/notice-settings")
    @RequiredScope(TokenScope.WRITE)
    NoticeDeliveries changeNoticeSettings(@RequestBody NoticeDeliveries wanted) {
        notices.changeSettings(wanted.deliveries());
        return noticeSettings();
    }
}
