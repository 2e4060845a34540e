package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"autojob/backend/core/problem"

	"github.com/dgraph-io/badger/v4"
)

// The problems a person may meet. Functions, so that nobody can change them.

func absent() *problem.Error {
	return problem.New(problem.NotFound, "There is no Autojob store in this folder yet.", "Set up Autojob to make one.")
}

func exists() *problem.Error {
	return problem.New(problem.Invalid, "This folder already holds an Autojob store.",
		"Open it instead. Autojob never replaces a store.")
}

func foreign() *problem.Error {
	return problem.New(problem.Invalid, "This folder holds other files.", "Choose an empty folder for Autojob's store.")
}

func damaged(cause error) *problem.Error {
	return problem.New(problem.Damaged, "Part of the store does not pass its checks.",
		"Nothing was changed. Keep a copy of the folder as it is now, then restore your latest backup.").Because(cause)
}

func newer(cause error) *problem.Error {
	return problem.New(problem.Unavailable, "This was written by a newer version of Autojob.",
		"Update Autojob, then open it again. Nothing was changed.").Because(cause)
}

func inUse(cause error) *problem.Error {
	return problem.New(problem.InUse, "Autojob is already open with this store.",
		"Use the window that is open, or close it first.").Because(cause)
}

func wrongKey(kind KeyKind, cause error) *problem.Error {
	if kind == BothKeys {
		return problem.New(problem.WrongKey, "This passphrase and the key in your keychain do not open the store together.",
			"Check the keyboard layout and capital letters, then try again. If the passphrase is right, log in with the keychain used before.").Because(cause)
	}
	if kind == PassphraseKey {
		return problem.New(problem.WrongKey, "This passphrase does not open the store.",
			"Check the keyboard layout and capital letters, then try again.").Because(cause)
	}
	return problem.New(problem.WrongKey, "The key in your keychain does not open this store.",
		"Log in as the user who made the store, with the keychain used then. Nothing was changed.").Because(cause)
}

func keyMissing(cause error) *problem.Error {
	return problem.New(problem.KeyMissing, "The store is here, but its key is not in this keychain.",
		"Log in as the user who made the store, with the keychain used then. The data stays as it is; no new key is made.").Because(cause)
}

func noKit() *problem.Error {
	return problem.New(problem.WrongKey, "This store was made without a recovery kit, or its kit was removed.",
		"It opens only with the key or passphrase it was made with. Nothing was changed.")
}

// readOnly is what every write answers while the store is damaged.
func readOnly() *problem.Error {
	return problem.New(problem.Damaged, "The store is damaged and can only be read for now.",
		"Restore a backup, or look at what can be done, then try again. Nothing was changed.")
}

func earlier(cause error) *problem.Error {
	return problem.New(problem.Damaged, "This is an earlier state of your data.",
		"If you put an old copy of the folder back yourself, go on with it. If not, restore your latest backup.").Because(cause)
}

func locked(cause error) *problem.Error {
	return problem.New(problem.Locked, "Your keychain is locked or did not answer in time.",
		"Unlock it (look for a password window behind this one), then try again.").Because(cause)
}

func needsPassphrase() *problem.Error {
	return problem.New(problem.Locked, "The store is locked with a passphrase.", "Enter your passphrase to open it.")
}

func weakPassphrase() *problem.Error {
	return problem.New(problem.Invalid, "This passphrase is too short.",
		fmt.Sprintf("Use at least %d characters; four or five unrelated words work well.", minPassphrase))
}

func noKeychain(cause error) *problem.Error {
	return problem.New(problem.NoKeychain, "This computer offers no keychain right now.",
		"For a new store, choose a passphrase. To open a store made with a keychain, log in to the desktop it was made on.").Because(cause)
}

func oddKeychain(cause error) *problem.Error {
	return problem.New(problem.Unavailable, "The keychain answered with an error.",
		"Try again; if it stays, log out and in. The store was not changed.").Because(cause)
}

func closed() *problem.Error {
	return problem.New(problem.Locked, "The store is closed.", "Open it again to go on.")
}

func noRecord(class string) *problem.Error {
	return problem.New(problem.NotFound, "This entry is not in the store.", "It may have been removed.").
		Because(fmt.Errorf("no such id in class %q", class))
}

func noClock() *problem.Error {
	return problem.New(problem.Unavailable, "The computer's clock is not set.", "Set the date and the time, then try again. Nothing was changed.")
}

func notDeleted(cause error) *problem.Error {
	return problem.New(problem.Unavailable, "Not all of the store's files could be deleted.",
		"Close other programs that may use them, then delete again.").Because(cause)
}

func tooLarge(what string, size, limit int) *problem.Error {
	return problem.New(problem.TooLarge, fmt.Sprintf("This %s is too large to store.", what),
		"Save it in smaller parts.").Because(fmt.Errorf("%d bytes, the limit is %d", size, limit))
}

func full(cause error) *problem.Error {
	return problem.New(problem.Unavailable, "The disk is nearly full, so nothing more was saved.",
		"Free some space, then try again. What was saved before is safe.").Because(cause)
}

func stopped(cause error) *problem.Error {
	return problem.New(problem.Cancelled, "Stopped.", "What was saved before stays saved.").Because(cause)
}

// halted is what every write answers after one whose outcome is unknown: memory and disk may differ until the next open.
func halted(cause error) *problem.Error {
	return problem.New(problem.Unavailable, "The last save failed, so the store takes no more changes for now.",
		"Close Autojob, check the disk, and open it again. What was saved before is safe.").Because(cause)
}

// fromDisk sorts an error of the file system or of Badger. It never answers WrongKey: the header's MAC has
// already shown that the key is right, so a key Badger refuses means a damaged registry.
func fromDisk(doing string, err error) error {
	if err == nil {
		return nil
	}
	var known *problem.Error
	if errors.As(err, &known) {
		return err
	}
	err = fmt.Errorf("%s: %w", doing, err)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return stopped(err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return full(err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return problem.New(problem.Unavailable, "Autojob may not write to its data folder.",
			"Check that the folder belongs to you and is not write-protected.").Because(err)
	case errors.Is(err, syscall.EIO), errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE), errors.Is(err, syscall.ENOMEM):
		return problem.New(problem.Unavailable, "The computer could not read or write the store just now.",
			"Close other programs, check the disk, and try again. What was saved before is safe.").Because(err)
	case strings.Contains(err.Error(), "Cannot acquire directory lock"):
		return inUse(err)
	case errors.Is(err, badger.ErrDBClosed):
		return closed()
	}
	return damaged(err)
}
