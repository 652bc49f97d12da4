package org.communique.security;

import org.communique.coalition.Founding;
import org.communique.coalition.ServerProperties;
import org.communique.security.OneTimeLink.Purpose;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says on the console that the server is ready, and how to make the first administrator when there is none. */
@Component
class FirstStart {

    private final Founding founding;
    private final OneTimeLinks links;
    private final ServerProperties server;

    FirstStart(Founding founding, OneTimeLinks links, ServerProperties server) {
        this.founding = founding;
        this.links = links;
        this.server = server;
    }

    /** On the console and not in the log, which others may read and keep. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext)) {
            return;
        }
        var notice = "Communiqué is ready on " + server.baseUrl();
        if (founding.isDue()) {
            var link = server.link("/setup/" + links.make(Purpose.SETUP, null).token());
            notice += " — set up the first administrator: " + link;
        }
        System.out.println(notice);
    }
}
