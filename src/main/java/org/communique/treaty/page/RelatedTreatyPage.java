package org.communique.treaty.page;

import org.communique.publishing.RelatedPage;
import org.springframework.stereotype.Component;

/** Leads from the published statements to the treaty, once anything of it is published. */
@Component
class RelatedTreatyPage implements RelatedPage {

    private final PublishedTreaty published;

    RelatedTreatyPage(PublishedTreaty published) {
        this.published = published;
    }

    @Override
    public String address() {
        return "/p/treaty/states";
    }

    @Override
    public String messageKey() {
        return "treaty.public.about";
    }

    @Override
    public boolean isThere() {
        return published.isThere();
    }
}
