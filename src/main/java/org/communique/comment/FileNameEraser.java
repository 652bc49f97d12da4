package org.communique.comment;

import org.communique.ledger.NameEraser;
import org.springframework.stereotype.Component;

/** The names that files gave to the authors of comments, which may be of people who never heard of this server. */
@Component
class FileNameEraser implements NameEraser {

    private final FileAuthors authors;
    private final Comments comments;

    FileNameEraser(FileAuthors authors, Comments comments) {
        this.authors = authors;
        this.comments = comments;
    }

    @Override
    public int erase(String name) {
        return (int) (authors.forget(name) + comments.renameSources(name, ERASED));
    }
}
