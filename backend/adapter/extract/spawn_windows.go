package extract

import (
	"os"
	"os/exec"
	"syscall"
)

const createNoWindow = 0x08000000

// isolate starts the child without a console window and apart from the parent's signals.
func isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP | createNoWindow}
}

// kill ends the child, which starts no processes.
func kill(cmd *exec.Cmd) error { return cmd.Process.Kill() }

// killedByLimit is always false: the kernel sets no CPU limit here, the child's own clock does.
func killedByLimit(*os.ProcessState) bool { return false }
