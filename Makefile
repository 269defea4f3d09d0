# SPDX-License-Identifier: EUPL-1.2
# One Makefile, no recursion. Objects live in build/$(MODE)/, so modes never mix.
#
#   make run        the main job: decide an example household and explain it
#   make test       everything that must hold
#   make help       the other targets

MODE ?= release
OUT  := build/$(MODE)
PREFIX ?= /usr/local

PACKAGES := gcc make pkg-config libxml2-dev libpcre2-dev libcmocka-dev \
            libintelrdfpmath-dev libjansson-dev libxml2-utils

STD   := -std=c11 -D_GNU_SOURCE
WARN  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wno-unused-parameter
ifdef CI
WARN  += -Werror
endif
FLAGS_release  := -O2 -g $(WARN)
FLAGS_asan     := -O1 -g $(WARN) -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_coverage := -O0 -g $(WARN) --coverage
FLAGS_fuzz     := -O1 -g $(WARN) -fsanitize=address,undefined -fno-omit-frame-pointer
LINK_asan      := -fsanitize=address,undefined
LINK_coverage  := --coverage
LINK_fuzz      := -fsanitize=address,undefined

XML_CFLAGS := $(shell xml2-config --cflags 2>/dev/null || echo -I/usr/include/libxml2)
# Test programs can make any allocation fail: see tests/support/alloc.h.
TEST_LINK  := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
# The packaged decimal library comes in eight variants: 000 passes by value,
# with local rounding and flags as parameters (bid_conf.h).
DEC_CFLAGS := -DDECIMAL_CALL_BY_REFERENCE=0 -DDECIMAL_GLOBAL_ROUNDING=0 -DDECIMAL_GLOBAL_EXCEPTION_FLAGS=0
CPPFLAGS   += -Iinclude -Iengine $(XML_CFLAGS) $(DEC_CFLAGS)
LDLIBS     += -lxml2 -lpcre2-8 -l:libbidgcc000.a -lm -lpthread

SRC      := $(sort $(wildcard engine/*.c engine/*/*.c))
OBJ      := $(SRC:%.c=$(OUT)/%.o)
TOOL     := $(sort $(wildcard tools/*.c))
TOOLOBJ  := $(TOOL:%.c=$(OUT)/%.o)
TEST     := $(sort $(wildcard tests/test_*.c))
TESTBIN  := $(TEST:tests/%.c=$(OUT)/%)
TESTLIB  := $(sort $(wildcard tests/support/*.c tests/reference/*.c tests/random/*.c))
TESTLIBOBJ := $(TESTLIB:%.c=$(OUT)/%.o)

.PHONY: all run test check asan coverage fuzz bench golden rooms headers docs format install clean help
all: $(if $(TOOL),build/samenloop)

$(OUT)/tests/%.o: CPPFLAGS += -Itests
$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(STD) $(FLAGS_$(MODE)) $(CFLAGS) -MMD -MP -c -o $@ $<

# The loop of the quick path wants its jumps in every step, not one shared one.
$(OUT)/engine/eval/quick_run.o: CFLAGS += $(if $(findstring clang,$(CC)),,-fno-tree-vectorize -fno-gcse --param max-goto-duplication-insns=1000)

$(OUT)/libsamenloop.a: $(OBJ)
	@rm -f $@
	$(AR) rcs $@ $(OBJ)

$(OUT)/samenloop: $(TOOLOBJ) $(OUT)/libsamenloop.a
	$(CC) $(LINK_$(MODE)) $(LDFLAGS) -o $@ $(TOOLOBJ) $(OUT)/libsamenloop.a $(LDLIBS)

build/samenloop: $(OUT)/samenloop
	@cp -f $< $@

$(OUT)/test_%: tests/test_%.c $(TESTLIBOBJ) $(OUT)/libsamenloop.a
	$(CC) $(CPPFLAGS) -Itests $(STD) $(FLAGS_$(MODE)) $(CFLAGS) -MMD -MP -o $@ $(filter %.c %.o,$^) $(OUT)/libsamenloop.a $(LINK_$(MODE)) $(TEST_LINK) $(LDLIBS) -lcmocka -ljansson

# A fuzz target over its corpus, with any compiler.
$(OUT)/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(OUT)/libsamenloop.a
	$(CC) $(CPPFLAGS) $(STD) $(FLAGS_$(MODE)) $(CFLAGS) -o $@ $(filter %.c,$^) $(OUT)/libsamenloop.a $(LINK_$(MODE)) $(LDLIBS)

# The same under libFuzzer:
#   make MODE=fuzz CC=clang CFLAGS=-fsanitize=fuzzer-no-link build/fuzz/fuzz_xml
#   build/fuzz/fuzz_xml -runs=1000000 -max_len=512 WORKDIR tests/fuzz/corpus/xml
$(OUT)/fuzz_%: tests/fuzz/fuzz_%.c $(OUT)/libsamenloop.a
	$(CC) $(CPPFLAGS) $(STD) $(FLAGS_$(MODE)) $(CFLAGS) -fsanitize=fuzzer -o $@ $(filter %.c,$^) $(OUT)/libsamenloop.a $(LINK_$(MODE)) $(LDLIBS)

# Pages that are made from the source.
$(OUT)/docs_%: tools/docs/%.c $(OUT)/libsamenloop.a
	$(CC) $(CPPFLAGS) $(STD) $(FLAGS_$(MODE)) $(CFLAGS) -o $@ $< $(OUT)/libsamenloop.a $(LINK_$(MODE)) $(LDLIBS)

PAGES := diagnostics operators functions
$(PAGES:%=docs/%.md): docs/%.md: $(OUT)/docs_%
	$< > $@

docs: $(PAGES:%=docs/%.md)

# Those pages are as the source has them, and examples in docs/ do what they say.
.PHONY: docs-test
docs-test: $(PAGES:%=$(OUT)/docs_%) $(OUT)/samenloop
	for page in $(PAGES); do $(OUT)/docs_$$page | cmp - docs/$$page.md || exit 1; done
	sh tests/docs.sh $(OUT)/samenloop docs/*.md docs/handleiding/*.md

clean:
	rm -rf build

-include $(OBJ:.o=.d) $(TOOLOBJ:.o=.d) $(TESTBIN:=.d) $(TESTLIBOBJ:.o=.d)
