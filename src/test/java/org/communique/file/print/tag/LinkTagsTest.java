package org.communique.file.print.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;

class LinkTagsTest {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();

    LinkTagsTest() {
        var parents = new PDNumberTreeNode(PDParentTreeValue.class);
        parents.getCOSObject().setItem(COSName.NUMS, new COSArray());
        root.setParentTree(parents);
    }

    @Test
    void linksWithoutAMarkStayApart() {
        var first = link("");
        var second = link("");
        complete();
        assertThat(root.getKids()).hasSize(2);
        assertThat(first.getStructureType()).isEqualTo("Link");
        assertThat(second.getStructureType()).isEqualTo("Link");
    }

    @Test
    void partsOfALinkThatHasNoPlaceAmongTheParentsAreOneLink() {
        link("link-1");
        link("link-1");
        complete();
        assertThat(root.getKids()).hasSize(1);
    }

    private void complete() {
        new LinkTags(PrintTree.of("<html><body/></html>"), root).complete(new TagTree(root));
    }

    private PDStructureElement link(String mark) {
        var link = new PDStructureElement("Link", root);
        if (!mark.isEmpty()) {
            link.setAlternateDescription(mark);
        }
        var reference = new PDObjectReference();
        reference.setReferencedObject(new PDAnnotationLink());
        link.appendKid(reference);
        root.appendKid(link);
        return link;
    }
}
