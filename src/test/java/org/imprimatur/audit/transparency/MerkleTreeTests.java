package org.imprimatur.audit.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the reference tree of Certificate Transparency: eight leaves, and its root at each size. */
class MerkleTreeTests {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final List<byte[]> leaves = LEAVES.stream()
            .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private final MerkleTree tree = new MerkleTree(this::hash);

    @Test
    void theRootsAreThoseOfTheReference() {
        for (int size = 1; size <= 8; size++) {
            assertThat(hex(tree.root(size))).isEqualTo(ROOTS.get(size - 1));
        }
        assertThat(hex(tree.root(0))).startsWith("e3b0c442");
    }

    @Test
    void aTreeReadLeafByLeafHasTheSameRoots() {
        MerkleTree.Growing growing = new MerkleTree.Growing();
        for (int size = 1; size <= 8; size++) {
            growing.add(leaves.get(size - 1));
            assertThat(hex(growing.root())).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void theProofsAreThoseOfTheReference() {
        assertThat(hex(tree.inclusion(0, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(tree.consistency(6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyLeafLeadsToTheRootAndNoOtherDoes() {
        for (int size = 1; size <= 8; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                List<byte[]> path = tree.inclusion(leaf, size);
                assertThat(MerkleTree.rootOf(leaves.get(leaf), leaf, size, path).map(MerkleTreeTests::hex))
                        .hasValue(ROOTS.get(size - 1));
                assertThat(MerkleTree.rootOf(leaves.get((leaf + 1) % 8), leaf, size, path)
                                .map(MerkleTreeTests::hex))
                        .isNotEqualTo(java.util.Optional.of(ROOTS.get(size - 1)));
            }
        }
        assertThat(MerkleTree.rootOf(leaves.get(0), 8, 8, List.of())).isEmpty();
    }

    @Test
    void everyTreeBeginsWithEverySmallerOneAndWithNoOther() {
        for (int later = 1; later <= 8; later++) {
            for (int earlier = 1; earlier <= later; earlier++) {
                List<byte[]> proof = tree.consistency(earlier, later);
                byte[] before = tree.root(earlier);
                byte[] after = tree.root(later);
                assertThat(MerkleTree.isConsistent(earlier, before, later, after, proof))
                        .isTrue();
                assertThat(MerkleTree.isConsistent(earlier, leaves.get(7), later, after, proof))
                        .isFalse();
                assertThat(MerkleTree.isConsistent(earlier, before, later, leaves.get(7), proof))
                        .isFalse();
            }
        }
    }

    private byte[] hash(int level, long number) {
        return level == 0
                ? leaves.get((int) number)
                : MerkleTree.node(hash(level - 1, 2 * number), hash(level - 1, 2 * number + 1));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static List<String> hex(List<byte[]> hashes) {
        List<String> all = new ArrayList<>();
        IntStream.range(0, hashes.size()).forEach(i -> all.add(hex(hashes.get(i))));
        return all;
    }
}
