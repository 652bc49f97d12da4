package org.communique.comment.ui;

import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.version.ReadSectionService;
import org.communique.statement.version.VersionSummary;
import org.springframework.stereotype.Component;

/** Opens a version to be read and talked about. */
@Component
public class CommentedVersionFactory {

    private final NumberedTextService texts;
    private final ReadSectionService readSections;
    private final CommentActions commentActions;
    private final StatementRights rights;
    private final CurrentMember currentMember;

    CommentedVersionFactory(
            NumberedTextService texts,
            ReadSectionService readSections,
            CommentActions commentActions,
            StatementRights rights,
            CurrentMember currentMember) {
        this.texts = texts;
        this.readSections = readSections;
        this.commentActions = commentActions;
        this.rights = rights;
        this.currentMember = currentMember;
    }

    /** As the current member may use it. */
    public CommentedVersion open(VersionSummary version) {
        var permissions = new CommentPermissions(
                currentMember.id(),
                rights.canComment(version.statement()),
                rights.canEdit(version.statement()),
                rights.canCoordinate(version.statement()));
        return new CommentedVersion(texts, readSections, version, permissions, commentActions);
    }
}
