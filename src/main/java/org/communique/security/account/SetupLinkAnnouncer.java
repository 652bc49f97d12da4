package org.communique.security.account;

import org.communique.coalition.settings.CoalitionSetup;
import org.communique.http.ServerProperties;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.OneTimeLinks;
import org.communique.storage.Release;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints that the server is ready, with a link to set up the first administrator if there is none. */
@Component
class SetupLinkAnnouncer {

    private final CoalitionSetup coalitionSetup;
    private final OneTimeLinks links;
    private final ServerProperties server;
    private final Release release;

    SetupLinkAnnouncer(CoalitionSetup coalitionSetup, OneTimeLinks links, ServerProperties server, Release release) {
        this.coalitionSetup = coalitionSetup;
        this.links = links;
        this.server = server;
        this.release = release;
    }

    /** On the console and not in the log, which others may read and keep. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext)) {
            return;
        }
        var notice = "Communiqué " + release.version() + " is ready on " + server.baseUrl();
        if (coalitionSetup.isDue()) {
            var link = server.link("/setup/" + links.make(Purpose.SETUP, null).token());
            notice += " — set up the first administrator: " + link;
        }
        System.out.println(notice);
    }
}
