package org.communique.crdt;

/** Shared text within XML. */
public final class YXmlText extends YText {

    YXmlText(Branch branch) {
        super(branch);
    }
}
