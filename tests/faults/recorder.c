/* Records what a program asks of the disk, so that a power loss at any moment can be played later (see crash_images.py).
 *
 * Loaded with LD_PRELOAD. RECORDED_FOLDER is the folder that is watched, RECORD the file that is written. Each call is made
 * first, and recorded where it succeeded: one byte for what it was, the descriptor (u32), an offset (u64), a length (u32)
 * and as many bytes, in the order of the machine. A path and a second path are apart at a zero byte. What is written to
 * descriptor 1 is recorded as said to the learner. A call that this file does not know how to play is recorded as '!'.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))
#define MOST 1024

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char watched[MOST];
static const char *folder;
static int record = -1;

static void put(const void *bytes, size_t count) {
    while (count > 0) {
        long done = syscall(SYS_write, record, bytes, count);
        if (done <= 0) abort();
        bytes = (const char *) bytes + done;
        count -= (size_t) done;
    }
}

static void note(char what, int descriptor, uint64_t offset, const void *bytes, size_t count) {
    int before = errno;
    char head[17];
    uint32_t number = (uint32_t) descriptor, length = (uint32_t) count;
    head[0] = what;
    memcpy(head + 1, &number, 4);
    memcpy(head + 5, &offset, 8);
    memcpy(head + 13, &length, 4);
    pthread_mutex_lock(&one_at_a_time);
    put(head, sizeof head);
    put(bytes, count);
    pthread_mutex_unlock(&one_at_a_time);
    errno = before;
}

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("RECORD");
    folder = getenv("RECORDED_FOLDER");
    if (!path || !folder) return;
    int low = (int) syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    record = fcntl(low, F_DUPFD_CLOEXEC, 1000);
    syscall(SYS_close, low);
    if (record < 0) abort();
}

static int inside(const char *path) { return record >= 0 && path[0] == '/' && strncmp(path, folder, strlen(folder)) == 0; }

static int tracked(int descriptor) { return record >= 0 && descriptor >= 0 && descriptor < MOST && watched[descriptor]; }

static void note_path(char what, int descriptor, uint64_t flags, const char *path) {
    note(what, descriptor, flags, path, strlen(path));
}

static void note_paths(char what, const char *from, const char *to) {
    char both[2 * PATH_MAX];
    size_t first = strlen(from) + 1, second = strlen(to);
    memcpy(both, from, first);
    memcpy(both + first, to, second);
    note(what, -1, 0, both, first + second);
}

static int opened(int descriptor, const char *path, int flags) {
    if (descriptor >= 0 && descriptor < MOST && inside(path)) {
        watched[descriptor] = 1;
        note_path('o', descriptor, (flags & O_TRUNC) != 0, path);
    }
    return descriptor;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return opened(REAL(open)(path, flags, mode), path, flags); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(REAL(open64)(path, flags, mode), path, flags); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(REAL(openat)(at, path, flags, mode), path, flags); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(REAL(openat64)(at, path, flags, mode), path, flags); }

int close(int descriptor) {
    if (record >= 0 && descriptor == record) return 0;
    int done = REAL(close)(descriptor);
    if (done == 0 && tracked(descriptor)) {
        watched[descriptor] = 0;
        note('c', descriptor, 0, "", 0);
    }
    return done;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    off_t at = tracked(descriptor) ? lseek(descriptor, 0, SEEK_CUR) : 0;
    if (tracked(descriptor) && (fcntl(descriptor, F_GETFL) & O_APPEND)) at = lseek(descriptor, 0, SEEK_END);
    ssize_t done = REAL(write)(descriptor, bytes, count);
    if (done > 0 && tracked(descriptor)) note('w', descriptor, (uint64_t) at, bytes, (size_t) done);
    if (done > 0 && descriptor == 1 && record >= 0) note('s', descriptor, 0, bytes, (size_t) done);
    return done;
}

static ssize_t wrote(ssize_t done, int descriptor, const void *bytes, off_t at) {
    if (done > 0 && tracked(descriptor)) note('w', descriptor, (uint64_t) at, bytes, (size_t) done);
    return done;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t at) {
    return wrote(REAL(pwrite)(descriptor, bytes, count, at), descriptor, bytes, at);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t at) {
    return wrote(REAL(pwrite64)(descriptor, bytes, count, at), descriptor, bytes, (off_t) at);
}

static int did(int done, char what, int descriptor, uint64_t offset) {
    if (done == 0 && tracked(descriptor)) note(what, descriptor, offset, "", 0);
    return done;
}

int ftruncate(int descriptor, off_t size) { return did(REAL(ftruncate)(descriptor, size), 't', descriptor, (uint64_t) size); }
int ftruncate64(int descriptor, off64_t size) { return did(REAL(ftruncate64)(descriptor, size), 't', descriptor, (uint64_t) size); }
int fsync(int descriptor) { return did(REAL(fsync)(descriptor), 'f', descriptor, 0); }
int fdatasync(int descriptor) { return did(REAL(fdatasync)(descriptor), 'f', descriptor, 0); }

static int named(int done, char what, const char *path) {
    if (done == 0 && inside(path)) note_path(what, -1, 0, path);
    return done;
}
static int named_anew(int done, char what, const char *from, const char *to) {
    if (done == 0 && (inside(from) || inside(to))) note_paths(what, from, to);
    return done;
}

int unlink(const char *path) { return named(REAL(unlink)(path), 'u', path); }
int unlinkat(int at, const char *path, int flags) { return named(REAL(unlinkat)(at, path, flags), 'u', path); }
int mkdir(const char *path, mode_t mode) { return named(REAL(mkdir)(path, mode), 'd', path); }
int rename(const char *from, const char *to) { return named_anew(REAL(rename)(from, to), 'r', from, to); }
int renameat(int a, const char *from, int b, const char *to) { return named_anew(REAL(renameat)(a, from, b, to), 'r', from, to); }
int link(const char *from, const char *to) { return named_anew(REAL(link)(from, to), 'l', from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) { return named_anew(REAL(linkat)(a, from, b, to, flags), 'l', from, to); }

/* What could write past the calls above. SQLite and Python do not use them here; if they ever do, the test must hear of it. */
static void unknown(int descriptor) { if (tracked(descriptor)) note('!', descriptor, 0, "", 0); }

ssize_t writev(int descriptor, const struct iovec *parts, int count) { unknown(descriptor); return REAL(writev)(descriptor, parts, count); }
ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t at) { unknown(descriptor); return REAL(pwritev)(descriptor, parts, count, at); }
int fallocate(int descriptor, int mode, off_t at, off_t count) { unknown(descriptor); return REAL(fallocate)(descriptor, mode, at, count); }
int posix_fallocate(int descriptor, off_t at, off_t count) { unknown(descriptor); return REAL(posix_fallocate)(descriptor, at, count); }
int truncate(const char *path, off_t size) { if (inside(path)) note('!', -1, 0, "", 0); return REAL(truncate)(path, size); }
ssize_t sendfile(int to, int from, off_t *at, size_t count) { unknown(to); return REAL(sendfile)(to, from, at, count); }
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t count, unsigned flags) {
    unknown(to);
    return REAL(copy_file_range)(from, a, to, b, count, flags);
}
