package org.communique.publishing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The names of organisations under published statements, with their reservations, and all files that were made of statements. */
@Component
class PublicationNameEraser implements NameEraser {

    private final Publications publications;
    private final MongoOperations mongo;
    private final PublicationFiles files;
    private final PublicPageCache pages;

    PublicationNameEraser(
            Publications publications, MongoOperations mongo, PublicationFiles files, PublicPageCache pages) {
        this.publications = publications;
        this.mongo = mongo;
        this.files = files;
        this.pages = pages;
    }

    @Override
    public void erase(Erasure erasure) {
        var name = erasure.name();
        for (var publication : publications.findAllSummaries()) {
            if (publication.document().isSignedBy(name.value())) {
                erasure.in("published statements", () -> erase(name.value(), publication.slug()));
            }
        }
        if (erasure.isConfirmed()) {
            files.evictAll();
        }
    }

    /** One signature at a time, in place, so that another name erased at the same time stays erased. */
    void erase(String name, Slug slug) {
        var signed = query(
                where("_id").is(slug).and("document.signatures.organisation").is(name));
        var erased = new Update()
                .set("document.signatures.$.organisation", PublishedSignature.ERASED)
                .unset("document.signatures.$.reservation");
        while (mongo.updateFirst(signed, erased, Publication.class).getModifiedCount() > 0) {
            // An organisation that signed again may be there twice.
        }
        pages.evictAll();
    }
}
