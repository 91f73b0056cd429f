"""Writes the services' configuration: every file of config/, with ${LAB_...} filled in, to $LAB_DIR/etc."""
import os
import shutil
from pathlib import Path
from string import Template

target = Path(os.environ['LAB_DIR'], 'etc')
for source in sorted(Path(__file__).with_name('config').iterdir()):
    text = Template(source.read_text()).substitute(os.environ)
    file = target / source.name
    if not file.exists() or file.read_text() != text:
        file.write_text(text)
shutil.copyfile('/usr/share/nova-common/api-paste.ini', target / 'api-paste.ini')
