package org.communique.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTests {

    private static final int SIZES = 70;

    /** Leaves and roots of the reference implementation of Certificate Transparency. */
    private static final List<String> KNOWN_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> KNOWN_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheRootsThatAreKnown() {
        MerkleTree tree = new MerkleTree();
        for (int size = 0; size <= KNOWN_LEAVES.size(); size++) {
            assertThat(tree.root().hex()).isEqualTo(KNOWN_ROOTS.get(size));
            if (size < KNOWN_LEAVES.size()) {
                tree.append(MerkleTree.leafHash(HexFormat.of().parseHex(KNOWN_LEAVES.get(size))));
            }
        }
    }

    @Test
    void hasTheRootOfTheDefinitionAtEverySize() {
        MerkleTree tree = tree(SIZES);
        for (int size = 1; size <= SIZES; size++) {
            assertThat(tree.root(size)).isEqualTo(rootByDefinition(leaves(size)));
        }
    }

    @Test
    void provesEveryLeafOfEverySizeAndNoOther() {
        MerkleTree tree = tree(SIZES);
        for (int size = 1; size <= SIZES; size++) {
            Sha256 root = tree.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index, size);
                assertThat(proof.proves(leaf(index), root)).isTrue();
                assertThat(proof.proves(leaf(index + 1), root)).isFalse();
                assertThat(proof.proves(leaf(index), tree.root(size - 1))).isFalse();
                for (int other = -1; other <= size; other++) {
                    assertThat(new InclusionProof(other, size, proof.path()).proves(leaf(index), root))
                            .isEqualTo(other == index);
                }
                assertThat(broken(proof.path()))
                        .noneMatch(path -> new InclusionProof(proof.index(), proof.size(), path)
                                .proves(leaf(proof.index()), root));
            }
        }
    }

    @Test
    void provesThatEverySizeContinuesEveryOlderOne() {
        MerkleTree tree = tree(SIZES);
        MerkleTree other = new MerkleTree();
        other.append(leaf(SIZES));
        for (int i = 1; i < SIZES; i++) {
            other.append(leaf(i));
        }
        for (int newSize = 1; newSize <= SIZES; newSize++) {
            for (int oldSize = 0; oldSize <= newSize; oldSize++) {
                ConsistencyProof proof = tree.consistency(oldSize, newSize);
                Sha256 oldRoot = tree.root(oldSize);
                Sha256 newRoot = tree.root(newSize);
                assertThat(proof.proves(oldRoot, newRoot)).isTrue();
                if (oldSize > 0) {
                    assertThat(proof.proves(other.root(oldSize), newRoot)).isFalse();
                    assertThat(proof.proves(oldRoot, other.root(newSize))).isFalse();
                    assertThat(proof.proves(oldRoot, tree.root(newSize - 1))).isFalse();
                }
                assertThat(broken(proof.path()))
                        .noneMatch(path ->
                                new ConsistencyProof(proof.oldSize(), proof.newSize(), path).proves(oldRoot, newRoot));
            }
        }
    }

    @Test
    void refusesProofsBeyondTheTree() {
        MerkleTree tree = tree(3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.root(4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.inclusion(3, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.consistency(3, 2));
    }

    /** The path with one hash changed, one left out at either end, or one too many. */
    private static List<List<Sha256>> broken(List<Sha256> path) {
        List<List<Sha256>> broken = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Sha256> changed = new ArrayList<>(path);
            changed.set(i, leaf(SIZES + 1));
            broken.add(changed);
        }
        if (!path.isEmpty()) {
            broken.add(path.subList(1, path.size()));
            broken.add(path.subList(0, path.size() - 1));
        }
        List<Sha256> longer = new ArrayList<>(path);
        longer.add(leaf(0));
        broken.add(longer);
        return broken;
    }

    private static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        leaves(size).forEach(tree::append);
        return tree;
    }

    private static List<Sha256> leaves(int size) {
        List<Sha256> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(leaf(i));
        }
        return leaves;
    }

    private static Sha256 leaf(int index) {
        return MerkleTree.leafHash(new byte[] {(byte) index, (byte) (index >> 8)});
    }

    /** MTH of RFC 6962 §2.1, word for word. */
    private static Sha256 rootByDefinition(List<Sha256> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return Sha256.of(
                new byte[] {1},
                rootByDefinition(leaves.subList(0, k)).bytes(),
                rootByDefinition(leaves.subList(k, leaves.size())).bytes());
    }
}
